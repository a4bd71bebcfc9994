package dev.countersign.people;

import dev.countersign.tenant.TenantId;

/**
 * Somebody was made inactive. Published in the transaction of the tenant.
 *
 * @param successor gets what waits for them
 * @param by who said so
 */
public record PersonLeft(TenantId tenant, PersonId person, PersonId successor, PersonId by) {}
