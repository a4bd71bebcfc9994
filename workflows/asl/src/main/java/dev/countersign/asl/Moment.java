package dev.countersign.asl;

import java.time.Instant;
import java.util.Objects;

/**
 * What an advance may know of the outside world: the time and a seed. Everything that looks random inside (task tokens, {@code
 * $uuid()}, jitter) is derived from the seed, so the same event at the same moment always gives the same answer.
 *
 * @param at the time of the event; history carries it in milliseconds
 * @param seed 32 bytes; from a secure source where task tokens must not be guessed
 */
public record Moment(Instant at, byte[] seed) {

    public static final int SEED_BYTES = 32;

    public Moment {
        Objects.requireNonNull(at, "at");
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("a seed has " + SEED_BYTES + " bytes, not " + seed.length);
        }
        seed = seed.clone();
    }

    @Override
    public byte[] seed() {
        return seed.clone();
    }
}
