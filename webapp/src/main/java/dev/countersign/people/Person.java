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
        boolean administrator,
        boolean active) {

    public PersonName personName() {
        return new PersonName(id, name, email);
    }

    public Set<Role> roles() {
        return administrator ? Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR) : Set.of(Role.EMPLOYEE);
    }

    public SignedIn signedIn(TenantId tenant) {
        return new SignedIn(tenant, id, name, email, roles(), locale, zone);
    }
}
