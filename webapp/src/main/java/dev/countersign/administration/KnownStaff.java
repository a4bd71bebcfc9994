package dev.countersign.administration;

import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import java.util.Optional;

/** What the rules about people ask: the database, or what is known of it for a whole file. */
interface KnownStaff {

    Optional<Person> byEmail(String email);

    Optional<Person> find(PersonId id);

    /** Whether somebody is above a person, directly or not. */
    boolean isAbove(PersonId person, PersonId above);

    /** Whether whoever acts may give this person a say. */
    boolean mayEmpower(PersonId person);

    /** How many are active. */
    int administrators();
}
