package dev.countersign.definitions.step;

/**
 * How often a failed call is tried again before the step counts as failed. The waits double, with jitter.
 *
 * @param attempts tries after the first one
 * @param firstDelaySeconds the wait before the first of them
 * @param maxDelaySeconds no wait is longer
 */
public record Retry(int attempts, int firstDelaySeconds, int maxDelaySeconds) {

    public static final Retry STANDARD = new Retry(3, 2, 60);
}
