package dev.countersign.administration;

import dev.countersign.people.PersonName;
import dev.countersign.people.Role;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person in the list of people.
 *
 * @param away whether they are away now
 * @param nameKey the name as it is ordered
 */
public record StaffRow(
        PersonName person,
        @Nullable String department,
        Optional<PersonName> manager,
        Set<Role> roles,
        boolean active,
        boolean away,
        String nameKey,
        Locale locale,
        ZoneId zone) {

    public StaffRow {
        roles = Set.copyOf(roles);
    }

    /** Where the rows after this one begin. */
    public StaffPlace place() {
        return new StaffPlace(nameKey, person.id());
    }
}
