package dev.countersign.tenant;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Generates version 7 UUIDs (RFC 9562): ordered by the millisecond of their creation, otherwise random. */
@Component
public class TimeOrderedIds {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final RandomGenerator random;

    public TimeOrderedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        long time = (clock.millis() << 16) | VERSION_7 | (random.nextLong() & 0x0FFFL);
        return new UUID(time, VARIANT | (random.nextLong() >>> 2));
    }
}
