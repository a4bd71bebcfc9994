package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.UUID;

/** Which request a scheduled call is about. */
record RequestRef(UUID tenant, UUID request) {

    TenantId tenantId() {
        return new TenantId(tenant);
    }
}
