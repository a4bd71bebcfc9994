package dev.countersign.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides which of many equal findings are logged: the first, and then one an hour, with the number since the previous line. Only the latest 1,000
 * findings are kept, so memory is bounded.
 */
public final class Repeated {

    private static final int MOST_FINDINGS = 1_000;
    private static final Duration EVERY = Duration.ofHours(1);

    private final Clock clock;
    private final Cache<String, Told> findings =
            Caffeine.newBuilder().maximumSize(MOST_FINDINGS).build();

    /** When a finding was logged last, and how often it was found since. */
    private record Told(Instant at, long since) {}

    public Repeated(Clock clock) {
        this.clock = clock;
    }

    /** How often it was found since it was logged last, including this time; empty if it is not logged now. */
    public OptionalLong found(String finding) {
        Instant now = clock.instant();
        AtomicLong count = new AtomicLong();
        findings.asMap().compute(finding, (same, told) -> {
            long since = told == null ? 1 : told.since() + 1;
            if (told == null || !now.isBefore(told.at().plus(EVERY))) {
                count.set(since);
                return new Told(now, 0);
            }
            return new Told(told.at(), since);
        });
        return count.get() == 0 ? OptionalLong.empty() : OptionalLong.of(count.get());
    }
}
