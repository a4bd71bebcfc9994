package dev.countersign.tenant;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Generates version 7 UUIDs (RFC 9562): ordered by the millisecond of their creation, and those of one process by a counter within the millisecond
 * (section 6.2, method 1). The rest is random.
 */
@Component
public class TimeOrderedIds {

    private static final long VERSION_7 = 0x7000L;
    private static final int COUNTER_BITS = 12;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final RandomGenerator random;

    /** The millisecond, and 12 bits of the counter. It begins at random in the lower half, and continues into the next millisecond. */
    private final AtomicLong last = new AtomicLong();

    public TimeOrderedIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public UUID next() {
        long stamp = last.updateAndGet(
                before -> Math.max(before + 1, (clock.millis() << COUNTER_BITS) | (random.nextLong() & 0x7FFL)));
        long time = ((stamp >>> COUNTER_BITS) << 16) | VERSION_7 | (stamp & 0xFFFL);
        return new UUID(time, VARIANT | (random.nextLong() >>> 2));
    }
}
