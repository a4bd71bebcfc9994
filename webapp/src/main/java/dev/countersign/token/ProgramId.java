package dev.countersign.token;

import java.util.UUID;

/** The id of a program. */
public record ProgramId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
