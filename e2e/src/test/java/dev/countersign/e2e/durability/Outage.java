package dev.countersign.e2e.durability;

import java.time.Instant;

/** A time in which no engine lived. */
record Outage(Instant from, Instant until) {

    boolean covers(Instant moment) {
        return moment.isAfter(from) && moment.isBefore(until);
    }
}
