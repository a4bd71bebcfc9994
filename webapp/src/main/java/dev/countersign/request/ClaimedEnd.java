package dev.countersign.request;

import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import java.util.Optional;

/**
 * The end that the execution of an open request has reached, and that the recorded decisions do not confirm. The execution takes no answer any more, so
 * the only decisions that still count are those that confirm this end.
 *
 * @param outcome empty if no decision can confirm it
 * @param step the step that ended it, as recorded by the state machine
 * @param isKnown false for an end that was marked by a release that did not record it, until it is compared again; any decision may confirm it
 */
public record ClaimedEnd(Optional<RequestEvent.Outcome> outcome, Optional<String> step, boolean isKnown) {

    public ClaimedEnd(Optional<RequestEvent.Outcome> outcome, Optional<String> step) {
        this(outcome, step, true);
    }

    /** Whether an approval step with this outcome confirms it, maybe with others. */
    public boolean isConfirmedBy(String decided, TaskAnswer.Outcome by) {
        return !isKnown
                || outcome.filter(end -> switch (end) {
                            case APPROVED -> by == TaskAnswer.Outcome.APPROVED;
                            case DENIED -> by == TaskAnswer.Outcome.DENIED && step.equals(Optional.of(decided));
                            case CHANGES_REQUESTED -> by == TaskAnswer.Outcome.CHANGES_REQUESTED;
                            case EXPIRED, WITHDRAWN, FAILED -> false;
                        })
                        .isPresent();
    }
}
