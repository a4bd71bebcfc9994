package dev.countersign.people;

import dev.countersign.tenant.TenantId;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of a tenant.
 *
 * @param locale their language, with the region whose numbers and dates they read
 * @param active whether the person may sign in and be asked; who has left stays known by name
 * @param called the name as others read it, see {@link PersonName}
 */
public record Person(
        PersonId id,
        String name,
        String email,
        @Nullable String department,
        @Nullable PersonId manager,
        Locale locale,
        ZoneId zone,
        Set<Role> roles,
        boolean active,
        String called) {

    /** Somebody whose name nobody else has. */
    public Person(
            PersonId id,
            String name,
            String email,
            @Nullable String department,
            @Nullable PersonId manager,
            Locale locale,
            ZoneId zone,
            Set<Role> roles,
            boolean active) {
        this(id, name, email, department, manager, locale, zone, roles, active, name);
    }

    public Person {
        roles = Set.copyOf(roles);
    }

    public PersonName personName() {
        return new PersonName(id, called, email);
    }

    public SignedIn signedIn(TenantId tenant) {
        return new SignedIn(tenant, id, name, email, roles, locale, zone);
    }
}
