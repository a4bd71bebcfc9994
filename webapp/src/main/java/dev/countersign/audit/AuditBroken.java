package dev.countersign.audit;

import dev.countersign.tenant.TenantId;

/**
 * A check has found that a tenant's log is not as it was written. Published again each time that a check finds it.
 *
 * @param sequence the first place that is wrong
 */
public record AuditBroken(TenantId tenant, long sequence, Verification.Fault fault) {}
