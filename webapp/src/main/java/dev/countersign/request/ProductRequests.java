package dev.countersign.request;

import dev.countersign.definitions.form.Form;
import dev.countersign.people.Actor;
import org.springframework.stereotype.Component;

/** Requests that the product itself makes for a person. It authorizes nobody, so no page calls it. */
@Component
public class ProductRequests {

    private final Submissions submissions;

    ProductRequests(Submissions submissions) {
        this.submissions = submissions;
    }

    /** Submits one of a template that need not be offered to people, in the transaction of the person. */
    public SubmitResult submit(Actor present, Submission submission) {
        return submissions.submit(present, submission, SubmissionWay.PRODUCT);
    }

    /**
     * Submits what a program has handed in, in the transaction of the person. The queue in which it has waited says how fast this goes, so submissions are not counted.
     */
    public SubmitResult submitHandedIn(Actor present, Submission submission) {
        return FormAnswers.areTooLarge(submission.form())
                ? new SubmitResult.TooLarge(Form.MAX_BYTES)
                : submissions.submit(present, submission, SubmissionWay.INTAKE);
    }
}
