package dev.countersign.approval;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.LockedRequest;
import dev.countersign.tenant.TenantId;
import java.time.Instant;

/**
 * An approval in the unit of work of its request: nobody else changes either until the unit ends.
 *
 * @param row the approval as it stood when the lock was taken
 */
record LockedApproval(LockedRequest request, ApprovalRow row) {

    ApprovalId id() {
        return row.id();
    }

    TenantId tenant() {
        return request.tenant();
    }

    FiledRequest filed() {
        return request.filed();
    }

    Instant now() {
        return request.now();
    }

    ApprovalStep step() {
        return ApprovalSteps.find(filed().definition(), row.step()).orElseThrow();
    }

    /** That of this visit. */
    Quorum quorum() {
        return step().quorum(row.visit());
    }
}
