package dev.countersign.audit;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;

/** Somebody has joined or left groups, or the organisation, whoever said so. Published once, in the transaction that records it, within seconds. */
public record MembershipChanged(TenantId tenant, PersonId person) {}
