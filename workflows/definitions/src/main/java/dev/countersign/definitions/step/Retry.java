package dev.countersign.definitions.step;

/**
 * How often a failed call is retried before the step fails. The waits double, with jitter.
 *
 * @param attempts the retries
 * @param firstDelaySeconds the wait before the first retry
 * @param maxDelaySeconds the longest wait
 */
public record Retry(int attempts, int firstDelaySeconds, int maxDelaySeconds) {

    public static final Retry STANDARD = new Retry(3, 2, 60);
}
