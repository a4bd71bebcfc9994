package dev.countersign.people;

import dev.countersign.tenant.TenantId;

/** Somebody has left, and nobody takes over what they had. Published in the transaction of the tenant. */
public record PersonGone(TenantId tenant, PersonId person) {}
