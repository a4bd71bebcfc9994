package dev.countersign.people;

import dev.countersign.tenant.TenantId;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/** The person of a session: as they were when they signed in, in the language that they chose last. */
public record SignedIn(
        TenantId tenant, PersonId person, String name, String email, Set<Role> roles, Locale locale, ZoneId zone)
        implements KnownPerson {

    public SignedIn {
        roles = Set.copyOf(roles);
    }

    @Override
    public SignedIn signedIn() {
        return this;
    }

    public Actor actor() {
        return new Actor(tenant, person, roles);
    }
}
