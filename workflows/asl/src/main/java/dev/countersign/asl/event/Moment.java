package dev.countersign.asl.event;

import java.time.Instant;

/**
 * What an advance knows of the outside: the time and a seed. All random values (task tokens, {@code $uuid()}, jitter) are derived from the
 * seed, so the same event with the same moment always gives the same result.
 *
 * @param at the time of the event; history has it in milliseconds
 * @param seed a text that no other event has; 256 bits from a secure source if task tokens must not be guessable
 */
public record Moment(Instant at, String seed) {

    public Moment {
        if (seed.isEmpty()) {
            throw new IllegalArgumentException("a moment needs a seed");
        }
    }
}
