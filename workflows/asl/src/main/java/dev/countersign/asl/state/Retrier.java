package dev.countersign.asl.state;

import dev.countersign.asl.query.Chance;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * One of {@code Retry}.
 *
 * @param maxDelay {@code MaxDelaySeconds}
 * @param fullJitter {@code JitterStrategy} is {@code FULL}
 */
public record Retrier(
        ErrorNames errors,
        long intervalSeconds,
        double backoffRate,
        long maxAttempts,
        OptionalLong maxDelay,
        boolean fullJitter) {

    /** How long to wait before the next attempt, after this many retries by this retrier. */
    public Duration delay(int retries, Chance chance) {
        double seconds = longestDelay(retries);
        return Duration.ofMillis((long) (1000 * (fullJitter ? seconds * chance.fraction() : seconds)));
    }

    /** The same in seconds, before any jitter. */
    public double longestDelay(int retries) {
        double seconds = intervalSeconds * Math.pow(backoffRate, retries);
        double longest =
                Math.min(maxDelay.orElse(Long.MAX_VALUE), Duration.ofDays(366).toSeconds());
        return Math.min(seconds, longest);
    }
}
