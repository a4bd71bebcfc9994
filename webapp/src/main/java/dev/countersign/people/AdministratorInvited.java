package dev.countersign.people;

import dev.countersign.tenant.TenantId;

/** The operator has made a person the first administrator of a new organisation. */
public record AdministratorInvited(TenantId tenant, PersonId person) {}
