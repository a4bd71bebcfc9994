package dev.countersign.approval;

import java.util.UUID;

/** The id of an assignment: one person asked in one approval. Ordered by time (UUID version 7). */
public record AssignmentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
