package dev.countersign.audit;

import dev.countersign.tenant.TenantId;

/** Something was done that the log records, in the transaction in which it is done. */
public record AuditAppended(TenantId tenant, String kind) {}
