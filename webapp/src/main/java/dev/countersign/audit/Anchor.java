package dev.countersign.audit;

import dev.countersign.tenant.TenantId;

/**
 * What is known outside the database about the chain of a tenant.
 *
 * @param unsigned how many entries at its beginning were written before entries were signed
 */
record Anchor(TenantId tenant, Head head, long unsigned) {}
