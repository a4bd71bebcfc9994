package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.request.Revising;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Ends an approval that is due and that nobody has settled. If a decision and the expiry race, the lock of the request decides which one
 * counts, and the other finds that there is nothing left to do. What follows is the template's business: the execution is answered, and
 * routes.
 */
@Component
class ExpireCall {

    private final ApprovalWork work;
    private final ApprovalRepository approvals;
    private final AssignmentRepository assignments;
    private final AnswerCalls answers;
    private final Revising revising;

    ExpireCall(
            ApprovalWork work,
            ApprovalRepository approvals,
            AssignmentRepository assignments,
            AnswerCalls answers,
            Revising revising) {
        this.work = work;
        this.approvals = approvals;
        this.assignments = assignments;
        this.answers = answers;
        this.revising = revising;
    }

    void run(ApprovalRef ref) {
        work.run(ref.tenantId(), ref.approvalId(), approval -> {
            if (isDue(approval)) {
                expire(approval);
            }
        });
    }

    private static boolean isDue(LockedApproval approval) {
        ApprovalRow row = approval.row();
        return approval.filed().status().isOpen()
                && row.isOpen()
                && !row.dueAt().isAfter(approval.now());
    }

    private void expire(LockedApproval approval) {
        ApprovalRow row = approval.row();
        ApprovalExpired expired = new ApprovalExpired(
                approval.tenant(), row.request(), row.id(), row.step(), assignments.open(row.id()), row.dueAt());
        approvals.settle(row.id(), TaskAnswer.Outcome.EXPIRED, approval.now(), approval.now());
        assignments.callOffOpen(row.id());
        answers.at(approval.tenant(), row.id(), approval.now());
        if (row.isRevise()) {
            revising.stopAsking(approval.request());
        }
        approval.request().publish(expired);
        approval.request()
                .record(
                        null,
                        "approval.expired",
                        Map.of(
                                "approval", row.id().toString(),
                                "step", row.step(),
                                "visit", Integer.toString(row.visit()),
                                "due", row.dueAt().toString()));
    }
}
