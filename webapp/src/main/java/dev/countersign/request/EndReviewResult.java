package dev.countersign.request;

import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Optional;

/** The result of a review of the end of a request. */
public sealed interface EndReviewResult {

    /** The recorded decisions confirm the end now, and the request has ended. */
    record Ended(RequestStatus status) implements EndReviewResult {}

    /**
     * The execution has ended, but the request stays open.
     *
     * @param outcome the outcome of the execution; empty if it ended with none that can be read
     * @param missing the names of the steps that nobody approved; empty if nobody decided this outcome
     */
    record Unconfirmed(Optional<RequestEvent.Outcome> outcome, List<Text> missing) implements EndReviewResult {

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
