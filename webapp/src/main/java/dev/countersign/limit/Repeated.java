package dev.countersign.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells which of many equal findings is worth a line of the log: the first, and then one an hour, with how many there were since the last
 * line. It remembers the 1,000 findings that came last, so memory stays bounded whatever comes.
 */
public final class Repeated {

    private static final int MOST_FINDINGS = 1_000;
    private static final Duration EVERY = Duration.ofHours(1);

    private final Clock clock;
    private final Cache<String, Told> findings =
            Caffeine.newBuilder().maximumSize(MOST_FINDINGS).build();

    /** When it was told last, and how often it was found since. */
    private record Told(Instant at, long since) {}

    public Repeated(Clock clock) {
        this.clock = clock;
    }

    /** How often it was found since it was told last, this time included; empty where it need not be told now. */
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
