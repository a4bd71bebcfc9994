package dev.countersign.people;

import dev.countersign.tenant.TenantId;

/** Published when an inactive person was refused: all their sessions on this node must end. */
public record RightsLost(TenantId tenant, PersonId person) {}
