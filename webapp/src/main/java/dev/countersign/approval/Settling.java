package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.request.FiledRequest;
import dev.countersign.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Settles an approval as soon as its rule is met, and opens it again when it is met no longer. Within the request's lock. */
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

    /** @param now in whole milliseconds */
    void recount(TenantId tenant, FiledRequest request, ApprovalRow approval, Instant now) {
        Optional<TaskAnswer.Outcome> outcome = outcome(request, approval);
        if (approval.isOpen()) {
            outcome.ifPresent(settled -> {
                approvals.settle(approval.id(), settled, now, undoUntil(now));
                assignments.callOffOpen(approval.id());
                answers.at(tenant, approval.id(), undoUntil(now));
            });
        } else if (outcome.isEmpty()) {
            approvals.reopen(approval.id());
            assignments.reopenCalledOff(approval.id());
            deadlines.setAgain(tenant, approval, now);
        }
    }

    private Optional<TaskAnswer.Outcome> outcome(FiledRequest request, ApprovalRow approval) {
        ApprovalStep step =
                ApprovalSteps.find(request.definition(), approval.step()).orElseThrow();
        return Ballot.count(step, assignments.of(approval.id()), decisions.standing(approval.id()));
    }
}
