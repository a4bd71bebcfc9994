package dev.countersign.audit;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;

/** Somebody has joined or left groups or the organisation, or has other roles, whoever said so. Published once, in the transaction that records it, within seconds. */
public record MembershipChanged(TenantId tenant, PersonId person) {}
