package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reminds those whose answer is still missing. With the request locked, so that nobody is reminded of what is just being decided. */
@Component
class RemindCall {

    private final ApprovalWork work;
    private final AssignmentRepository assignments;
    private final DecisionRepository decisions;
    private final SendBack sendBack;

    RemindCall(ApprovalWork work, AssignmentRepository assignments, DecisionRepository decisions, SendBack sendBack) {
        this.work = work;
        this.assignments = assignments;
        this.decisions = decisions;
        this.sendBack = sendBack;
    }

    void run(Deadlines.Reminder reminder) {
        work.run(new TenantId(reminder.tenant()), new ApprovalId(reminder.approval()), approval -> {
            boolean open = approval.filed().status().isOpen()
                    && approval.row().isOpen()
                    // Calls that were held up can come together: then the expiry follows.
                    && approval.row().dueAt().isAfter(approval.now())
                    && (approval.filed().unconfirmed().isEmpty()
                            || !ApprovalSteps.offered(
                                            approval.filed(), approval.row().step())
                                    .isEmpty());
            if (open && approval.row().isRevise()) {
                remind(approval);
            } else if (open) {
                List<PersonId> awaited = Ballot.awaited(
                        approval.quorum(), assignments.of(approval.id()), decisions.standing(approval.id()));
                if (!awaited.isEmpty()) {
                    remind(approval, awaited, reminder.number());
                }
            }
        });
    }

    private void remind(LockedApproval revise) {
        revise.request()
                .publish(new ChangesReminded(
                        revise.tenant(),
                        revise.filed().id(),
                        revise.id(),
                        sendBack.questions(revise.request(), revise.row().revision()),
                        revise.row().dueAt()));
        revise.request()
                .recordUnshown(
                        null, "request.reminded", Map.of("approval", revise.id().toString()));
    }

    private static void remind(LockedApproval approval, List<PersonId> silent, int number) {
        ApprovalRow row = approval.row();
        approval.request()
                .publish(new ApproversReminded(
                        approval.tenant(), row.request(), row.id(), row.step(), silent, row.dueAt(), number));
        approval.request()
                .recordUnshown(
                        null, "approval.reminded", Map.of("approval", row.id().toString(), "step", row.step()));
    }
}
