package dev.countersign.request;

import dev.countersign.people.Actor;
import org.springframework.stereotype.Component;

/** Requests that the product itself makes for a person, of templates that are not offered to people. It authorizes nobody, so no page calls it. */
@Component
public class ProductRequests {

    private final Submissions submissions;

    ProductRequests(Submissions submissions) {
        this.submissions = submissions;
    }

    /** Submits it in the transaction of the person. */
    public SubmitResult submit(Actor present, Submission submission) {
        return submissions.submit(present, submission, false);
    }
}
