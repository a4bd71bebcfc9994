package dev.countersign.people;

import dev.countersign.tenant.TenantId;
import java.util.Set;

/** The person who acts: the first argument of each service method, which checks their rights. */
public record Actor(TenantId tenant, PersonId person, Set<Role> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Whether one of their roles gives them this right. */
    public boolean may(Right right) {
        return roles.stream().anyMatch(role -> role.rights().contains(right));
    }

    /**
     * Whether they may have what this person should decide given to themselves: who grants roles may, and the person's manager. The service desk may not,
     * not even from the people who report to it, because it could first give these what others should decide.
     */
    public boolean mayTakeOverFrom(Person other) {
        return may(Right.GRANT_ROLES) || (!may(Right.MANAGE_PEOPLE) && person.equals(other.manager()));
    }
}
