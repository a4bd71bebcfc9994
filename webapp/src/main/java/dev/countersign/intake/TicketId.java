package dev.countersign.intake;

import java.util.UUID;

/** What a program gets for a request that waits. */
public record TicketId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
