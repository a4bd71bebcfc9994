package dev.countersign.audit;

import dev.countersign.tenant.TenantId;

/**
 * A check has found that the log of a tenant was altered. Published each time that a check finds it.
 *
 * @param sequence the number of the first wrong entry
 */
public record AuditBroken(TenantId tenant, long sequence, Verification.Fault fault) {}
