package dev.countersign.approval;

import dev.countersign.job.OfTenant;
import dev.countersign.tenant.TenantId;
import java.util.UUID;

/** The approval of a scheduled call. */
record ApprovalRef(UUID tenant, UUID approval) implements OfTenant {

    static ApprovalRef of(TenantId tenant, ApprovalId approval) {
        return new ApprovalRef(tenant.value(), approval.value());
    }

    TenantId tenantId() {
        return new TenantId(tenant);
    }

    ApprovalId approvalId() {
        return new ApprovalId(approval);
    }
}
