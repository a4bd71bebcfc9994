package dev.countersign.approval;

import java.util.UUID;

/** One human task: one visit of one approval step for one revision of a request. Ordered by time (version 7). */
public record ApprovalId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
