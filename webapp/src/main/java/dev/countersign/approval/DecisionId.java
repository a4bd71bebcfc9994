package dev.countersign.approval;

import java.util.UUID;

/** One person's answer in one approval. Ordered by time (version 7). */
public record DecisionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
