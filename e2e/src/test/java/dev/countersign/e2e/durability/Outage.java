package dev.countersign.e2e.durability;

import java.time.Instant;

/** A period in which no engine ran. */
record Outage(Instant from, Instant until) {

    boolean covers(Instant moment) {
        return moment.isAfter(from) && moment.isBefore(until);
    }
}
