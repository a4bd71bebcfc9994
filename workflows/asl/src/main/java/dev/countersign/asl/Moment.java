package dev.countersign.asl;

import java.time.Instant;

/**
 * What an advance may know of the outside world: the time and a seed. Everything that looks random inside (task tokens, {@code
 * $uuid()}, jitter) is derived from the seed, so the same event at the same moment always gives the same answer.
 *
 * @param at the time of the event; history carries it in milliseconds
 * @param seed any text that no other event has; 256 bits from a secure source where task tokens must not be guessed
 */
public record Moment(Instant at, String seed) {

    public Moment {
        if (seed.isEmpty()) {
            throw new IllegalArgumentException("a moment needs a seed");
        }
    }
}
