package dev.countersign.administration;

import dev.countersign.people.PersonId;
import dev.countersign.people.Role;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be known about a person.
 *
 * @param email where their letters go, and by which their first sign-in finds them
 */
public record StaffDraft(
        String name,
        String email,
        Optional<String> department,
        Optional<PersonId> manager,
        Locale locale,
        ZoneId zone,
        Set<Role> roles) {

    public StaffDraft {
        roles = Set.copyOf(roles);
    }
}
