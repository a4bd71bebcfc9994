package dev.countersign.audit;

import dev.countersign.tenant.TenantId;

/**
 * What is known of a tenant's chain outside the database.
 *
 * @param unsigned how many entries at its beginning are of the time before entries were signed
 */
record Anchor(TenantId tenant, Head head, long unsigned) {}
