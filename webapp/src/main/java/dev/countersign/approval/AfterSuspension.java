package dev.countersign.approval;

import dev.countersign.job.HeldCalls;
import dev.countersign.tenant.Resumed;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody could decide while the organisation was suspended: people get that time back, and reminders and expiries come later. */
@Component
class AfterSuspension {

    private final ApprovalRepository approvals;
    private final HeldCalls calls;

    AfterSuspension(ApprovalRepository approvals, HeldCalls calls) {
        this.approvals = approvals;
        this.calls = calls;
    }

    @EventListener
    @Order(1)
    void on(Resumed resumed) {
        calls.postpone(approvals.giveBack(resumed.since(), resumed.at()), Deadlines.EXPIRE, Deadlines.REMIND);
    }
}
