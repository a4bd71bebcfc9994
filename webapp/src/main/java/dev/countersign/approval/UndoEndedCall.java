package dev.countersign.approval;

import dev.countersign.request.LockedRequest;
import org.springframework.stereotype.Component;

/** A decision can no longer be undone: everybody sees it, and others are asked where somebody may not decide because of it. */
@Component
class UndoEndedCall {

    private final ApprovalWork work;
    private final Separation separation;

    UndoEndedCall(ApprovalWork work, Separation separation) {
        this.work = work;
        this.separation = separation;
    }

    void run(ApprovalRef ref) {
        work.run(ref.tenantId(), ref.approvalId(), approval -> {
            LockedRequest request = approval.request();
            separation.reviewAgain(request).forEach(request::publish);
            request.changed();
        });
    }
}
