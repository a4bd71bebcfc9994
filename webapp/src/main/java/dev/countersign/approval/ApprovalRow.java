package dev.countersign.approval;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.request.RequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code approval}, without its token.
 *
 * @param answerAt when the answer is due; empty while there is none to send
 * @param answeringAt since when the decision cannot be undone
 */
record ApprovalRow(
        ApprovalId id,
        RequestId request,
        int revision,
        String step,
        int visit,
        Status status,
        Optional<TaskAnswer.Outcome> outcome,
        Instant openedAt,
        Instant dueAt,
        Optional<Instant> closedAt,
        Optional<Instant> answerAt,
        Optional<Instant> answeringAt,
        Optional<Instant> answeredAt) {

    enum Status {
        OPEN,
        SETTLED,
        ANSWERED,
        SUPERSEDED,
        VOID
    }

    boolean isOpen() {
        return status == Status.OPEN;
    }

    /** The same as if nobody had decided. */
    ApprovalRow asOpen() {
        return new ApprovalRow(
                id,
                request,
                revision,
                step,
                visit,
                Status.OPEN,
                Optional.empty(),
                openedAt,
                dueAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether it asks the requester to change the request, and nobody to decide. */
    boolean isRevise() {
        return step.equals(HumanTask.REVISE);
    }

    boolean isExpired() {
        return isOutcome(TaskAnswer.Outcome.EXPIRED);
    }

    boolean isOutcome(TaskAnswer.Outcome other) {
        return outcome.equals(Optional.of(other));
    }

    /** Whether an outcome was sent to its execution, accepted or not. */
    boolean isAnswered() {
        return answeredAt.isPresent() && outcome.isPresent();
    }

    /** Whether its answer can still be accepted by the execution. */
    boolean counts() {
        return status == Status.OPEN || (status == Status.SETTLED && answeringAt.isEmpty());
    }

    /** Until when this decision of the approval can be undone: not at all, where the execution accepts nothing else any more. */
    Instant undoUntil(DecisionRepository.Row decision) {
        return counts() && !isExpired() ? decision.undoUntil() : decision.decidedAt();
    }

    boolean owesAnswer() {
        return answeredAt.isEmpty()
                && switch (status) {
                    case SETTLED -> true;
                    case VOID -> outcome.equals(Optional.of(TaskAnswer.Outcome.WITHDRAWN));
                    case OPEN, ANSWERED, SUPERSEDED -> false;
                };
    }
}
