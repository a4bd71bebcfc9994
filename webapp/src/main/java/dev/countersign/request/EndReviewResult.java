package dev.countersign.request;

import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.text.Text;
import java.util.List;

/** What came of looking again at the end of a request. */
public sealed interface EndReviewResult {

    /** The decisions bear the end out now, and the request has ended so. */
    record Ended(RequestStatus status) implements EndReviewResult {}

    /**
     * The execution is over, but the request stays open.
     *
     * @param outcome what the execution ended with
     * @param missing the names of the steps that nobody approved; empty where nobody decided on this outcome at all
     */
    record Unconfirmed(RequestEvent.Outcome outcome, List<Text> missing) implements EndReviewResult {

        public Unconfirmed {
            missing = List.copyOf(missing);
        }
    }

    /** The execution has not ended. */
    record Running() implements EndReviewResult {}

    record NoExecution() implements EndReviewResult {}

    record AlreadyClosed(RequestStatus status) implements EndReviewResult {}

    /** There is no such request in the organisation. */
    record NotFound() implements EndReviewResult {}

    /** Only administrators may ask. */
    record NotAllowed() implements EndReviewResult {}
}
