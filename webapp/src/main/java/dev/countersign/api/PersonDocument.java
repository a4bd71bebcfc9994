package dev.countersign.api;

import dev.countersign.people.PersonName;
import java.util.UUID;

/** A person. */
record PersonDocument(UUID id, String name, String email) {

    static PersonDocument of(PersonName person) {
        return new PersonDocument(person.id().value(), person.bare(), person.email());
    }
}
