package dev.countersign.away;

import java.util.UUID;

/** The id of an absence: a UUID of version 7. */
public record AbsenceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
