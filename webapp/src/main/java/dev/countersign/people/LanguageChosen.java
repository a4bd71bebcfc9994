package dev.countersign.people;

import dev.countersign.tenant.TenantId;

/** Published when somebody has chosen another language: whatever sessions they have on this node must speak it from now on. */
public record LanguageChosen(TenantId tenant, PersonId person) {}
