package dev.countersign.approval;

import java.util.UUID;

/** The id of a decision: that of one person in one approval. Ordered by time (UUID version 7). */
public record DecisionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
