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
        boolean active) {

    public Person {
        roles = Set.copyOf(roles);
    }

    public PersonName personName() {
        return new PersonName(id, name, email);
    }

    public SignedIn signedIn(TenantId tenant) {
        return new SignedIn(tenant, id, name, email, roles, locale, zone);
    }
}
