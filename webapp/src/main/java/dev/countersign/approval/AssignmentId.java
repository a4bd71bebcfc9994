package dev.countersign.approval;

import java.util.UUID;

/** One person asked in one approval. Ordered by time (version 7). */
public record AssignmentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
