package dev.countersign.people;

import dev.countersign.tenant.TenantId;
import java.util.Set;

/** The person who acts: the first argument of each service method, which checks their rights. */
public record Actor(TenantId tenant, PersonId person, Set<Role> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean isAdministrator() {
        return roles.contains(Role.ADMINISTRATOR);
    }
}
