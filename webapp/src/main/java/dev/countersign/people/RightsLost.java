package dev.countersign.people;

import dev.countersign.tenant.TenantId;

/** Published when an inactive person was refused: whatever sessions they still have on this node must end. */
public record RightsLost(TenantId tenant, PersonId person) {}
