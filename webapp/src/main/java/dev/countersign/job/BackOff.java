package dev.countersign.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.time.Duration;

/** Retries a scheduled call until it succeeds, after 1, 2, 4 … seconds and at most five minutes. */
public final class BackOff<T> implements FailureHandler<T> {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** How long to wait after this many failures in a row. */
    public static Duration after(int failures) {
        Duration doubled = Duration.ofSeconds(1L << Math.clamp(failures, 0, 20));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    @Override
    public void onFailure(ExecutionComplete failed, ExecutionOperations<T> operations) {
        Duration wait = after(failed.getExecution().consecutiveFailures);
        operations.reschedule(failed, failed.getTimeDone().plus(wait));
    }
}
