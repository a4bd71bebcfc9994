package dev.countersign.administration;

import dev.countersign.people.Person;
import dev.countersign.people.PersonId;

/** What is written about a person. */
sealed interface StaffWrite {

    record Added(PersonId id, StaffDraft draft) implements StaffWrite {}

    /**
     * Somebody who is there is changed.
     *
     * @param before with the same address
     */
    record Changed(Person before, StaffDraft draft) implements StaffWrite {}
}
