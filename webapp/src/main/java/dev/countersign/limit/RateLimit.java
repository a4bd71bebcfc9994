package dev.countersign.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each key: so many at once, and one more each time so much time has passed. It counts what happens on this node, so
 * a person or an address may do on two nodes twice as much. Of the keys it remembers at most 100,000, those used last, and none longer
 * than its bucket takes to fill: memory stays bounded whoever asks.
 */
public final class RateLimit {

    private static final int MOST_KEYS = 100_000;

    private final Duration every;
    private final Duration tolerance;
    private final Clock clock;

    /** When the bucket of a key is full again (the generic cell rate algorithm). */
    private final Cache<Object, Instant> full;

    /**
     * A limit.
     *
     * @param burst how many at once
     * @param every how long until there is one more
     */
    public RateLimit(int burst, Duration every, Clock clock) {
        this.every = every;
        this.tolerance = every.multipliedBy(burst);
        this.clock = clock;
        this.full = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(tolerance)
                .build();
    }

    /** Takes one, or answers how long to wait for the next. */
    public Optional<Duration> take(Object key) {
        Instant now = clock.instant();
        AtomicReference<@Nullable Duration> wait = new AtomicReference<>();
        full.asMap().compute(key, (same, until) -> {
            Instant next = later(now, until).plus(every);
            Duration over = Duration.between(now, next).minus(tolerance);
            if (over.isPositive()) {
                wait.set(over);
                return until;
            }
            return next;
        });
        return Optional.ofNullable(wait.get());
    }

    /** How long to wait for the next, if at all; takes none. */
    public Optional<Duration> ask(Object key) {
        Instant now = clock.instant();
        Duration over = Duration.between(now, later(now, full.getIfPresent(key)).plus(every))
                .minus(tolerance);
        return over.isPositive() ? Optional.of(over) : Optional.empty();
    }

    private static Instant later(Instant now, @Nullable Instant until) {
        return until == null || until.isBefore(now) ? now : until;
    }

    /** In whole seconds, as a person or a Retry-After header is told; one at least. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
