package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Settles an approval as soon as its rule is met, and opens it again when it is met no longer. In the request's unit of work. */
@Component
class Settling {

    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final AnswerCalls answers;
    private final Deadlines deadlines;
    private final Duration undoWindow;

    Settling(
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            DecisionRepository decisions,
            AnswerCalls answers,
            Deadlines deadlines,
            @Value("${countersign.undo-window:10s}") Duration undoWindow) {
        this.approvals = approvals;
        this.assignments = assignments;
        this.decisions = decisions;
        this.answers = answers;
        this.deadlines = deadlines;
        this.undoWindow = undoWindow;
    }

    Instant undoUntil(Instant decided) {
        return decided.plus(undoWindow);
    }

    void recount(LockedApproval approval) {
        ApprovalId id = approval.id();
        Optional<TaskAnswer.Outcome> outcome =
                Ballot.outcome(approval.quorum(), assignments.of(id), decisions.standing(id));
        if (approval.row().isOpen()) {
            outcome.ifPresent(settled -> settle(approval, settled));
        } else if (outcome.isEmpty()) {
            approvals.reopen(id);
            assignments.reopenCalledOff(id);
            deadlines.setAgain(approval.tenant(), approval.row(), approval.now());
        }
    }

    private void settle(LockedApproval approval, TaskAnswer.Outcome outcome) {
        Instant answerAt = undoUntil(approval.now());
        approvals.settle(approval.id(), outcome, approval.now(), answerAt);
        assignments.callOffOpen(approval.id());
        answers.at(approval.tenant(), approval.id(), answerAt);
    }
}
