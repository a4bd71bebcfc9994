package dev.countersign.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket for each key: a burst at once, then one more after each interval. Each node counts for itself, so on two nodes a person or an
 * address can do twice as much. The 100,000 keys that were used last are kept, and none longer than its bucket takes to fill, so memory is
 * bounded.
 */
public final class RateLimit {

    private static final int MOST_KEYS = 100_000;

    private final int burst;
    private final Duration every;
    private final Clock clock;

    /** When the bucket of a key will be full again (generic cell rate algorithm). */
    private final Cache<Object, Instant> full;

    /**
     * A limit.
     *
     * @param burst how many at once
     * @param every the interval after which there is one more
     */
    public RateLimit(int burst, Duration every, Clock clock) {
        this.burst = burst;
        this.every = every;
        this.clock = clock;
        this.full = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfter(Expiry.<Object, Instant>writing((key, until) -> untilFull(until)))
                .build();
    }

    /** Takes one. Returns how long to wait if there is none. */
    public Optional<Duration> take(Object key) {
        return takeWithin(key, burst, every);
    }

    /** The same with another limit for this key. */
    public Optional<Duration> takeWithin(Object key, int burst, Duration every) {
        Duration tolerance = every.multipliedBy(burst);
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

    /** Undoes one {@link #take(Object)}. */
    public void giveBack(Object key) {
        full.asMap().computeIfPresent(key, (same, until) -> until.minus(every));
    }

    private Duration untilFull(Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        return left.isPositive() ? left : Duration.ZERO;
    }

    private static Instant later(Instant now, @Nullable Instant until) {
        return until == null || until.isBefore(now) ? now : until;
    }

    /** In whole seconds, for people and for the header Retry-After; at least one. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
