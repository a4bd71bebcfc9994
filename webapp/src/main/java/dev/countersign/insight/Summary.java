package dev.countersign.insight;

import java.time.Duration;
import java.util.Optional;

/**
 * What is counted of requests, or of the steps that people decide.
 *
 * @param submitted how many requests were submitted; 0 for steps
 * @param closed how many ended; of which
 * @param automated requests that were decided without asking anybody
 * @param sentBack requests that were sent back at least once, or steps that ended so
 * @param late requests with a step that was decided after it was due, or expired; or such steps
 * @param median working time from the submission to the end, or in which a step is decided; empty without any
 * @param p90 the same that nine in ten do not exceed
 */
public record Summary(
        long submitted,
        long closed,
        long approved,
        long denied,
        long automated,
        long sentBack,
        long late,
        Optional<Duration> median,
        Optional<Duration> p90) {

    /** One of the counts as a share of those that ended; 0 without any. */
    public double share(long count) {
        return closed == 0 ? 0 : (double) count / closed;
    }

    public boolean isEmpty() {
        return submitted == 0 && closed == 0;
    }
}
