package dev.countersign.administration;

import dev.countersign.people.PersonId;
import dev.countersign.people.Role;
import java.util.Optional;
import java.util.Set;

/** What is to be known about a person. */
public record StaffDraft(Optional<String> department, Optional<PersonId> manager, Set<Role> roles) {

    public StaffDraft {
        roles = Set.copyOf(roles);
    }
}
