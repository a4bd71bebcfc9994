package dev.countersign.people;

import dev.countersign.tenant.TenantId;
import java.util.UUID;

/**
 * Somebody else has ended an access token of a person.
 *
 * @param person whose token it was
 * @param name that the person had given it
 */
public record TokenRevoked(TenantId tenant, PersonId person, PersonId by, UUID token, String name) {}
