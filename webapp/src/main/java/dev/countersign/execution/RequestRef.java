package dev.countersign.execution;

import dev.countersign.job.OfTenant;
import dev.countersign.tenant.TenantId;
import java.util.UUID;

/** The request of a scheduled call. */
record RequestRef(UUID tenant, UUID request) implements OfTenant {

    TenantId tenantId() {
        return new TenantId(tenant);
    }
}
