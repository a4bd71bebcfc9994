package dev.countersign.localaws.stepfunctions.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The row of a run of a Map in distributed mode.
 *
 * @param task the task of the execution that waits for it
 * @param label of the Map in ARNs
 * @param name of this run in its ARN
 * @param status RUNNING, SUCCEEDED, FAILED or ABORTED
 * @param executions how many executions it takes to process all items
 * @param maxConcurrency 0 for no limit
 * @param toleratedCount null if the definition does not say
 * @param toleratedPercentage null if the definition does not say
 * @param redrives how often it was redriven with the execution that waits for it
 */
public record MapRun(
        long id,
        ExecutionKey execution,
        long task,
        String label,
        String name,
        String status,
        int items,
        int executions,
        long maxConcurrency,
        @Nullable Long toleratedCount,
        @Nullable Double toleratedPercentage,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        int redrives,
        @Nullable Instant redrivenAt) {

    /** On AWS no more run at the same time either. */
    private static final int MOST_TOGETHER = 10_000;

    boolean isRunning() {
        return status.equals("RUNNING");
    }

    int together() {
        return maxConcurrency == 0 ? MOST_TOGETHER : (int) Math.min(maxConcurrency, MOST_TOGETHER);
    }

    /** Whether it fails when this many of its items have failed. Without any limit, none may fail. */
    boolean failsWith(long failedItems) {
        var count = toleratedCount;
        var percentage = toleratedPercentage;
        if (count == null && percentage == null) {
            return failedItems > 0;
        }
        return (count != null && failedItems > count)
                || (percentage != null && failedItems * 100.0 > percentage * items);
    }
}
