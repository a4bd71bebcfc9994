package dev.countersign.localaws.account;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Generates the ids of messages, requests and invocations. */
public record Ids(RandomGenerator random) {

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_2 = 0x8000000000000000L;

    public UUID next() {
        return new UUID((random.nextLong() & ~0xF000L) | VERSION_4, (random.nextLong() >>> 2) | VARIANT_2);
    }
}
