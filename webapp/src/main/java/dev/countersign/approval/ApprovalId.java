package dev.countersign.approval;

import java.util.UUID;

/** The id of an approval: one visit of one approval step for one revision of a request. Ordered by time (UUID version 7). */
public record ApprovalId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
