package dev.countersign.people;

import java.util.UUID;

/** A person of one tenant. */
public record PersonId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
