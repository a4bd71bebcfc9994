package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.event.ExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The row of an execution.
 *
 * @param revision the definition that it runs; it never changes
 * @param version the version that its start named, if any
 * @param alias the alias that its start named, if any
 * @param parent the task of another execution that waits for this one to end
 * @param item which part of a map run it processes, if a map run started it
 * @param advances how many transactions have changed it since its start
 */
public record StoredExecution(
        ExecutionKey key,
        String name,
        int revision,
        @Nullable Integer version,
        @Nullable String alias,
        ExecutionStatus status,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable ParentTask parent,
        @Nullable MapItem item,
        int redrives,
        @Nullable Instant redrivenAt,
        int advances) {

    /** The row after another advance. */
    StoredExecution after(ExecutionStatus nowStatus, @Nullable Instant nowStoppedAt) {
        return new StoredExecution(
                key,
                name,
                revision,
                version,
                alias,
                nowStatus,
                startedAt,
                nowStoppedAt,
                parent,
                item,
                redrives,
                redrivenAt,
                advances + 1);
    }

    StoredExecution redriven(Instant at) {
        return new StoredExecution(
                key, name, revision, version, alias, status, startedAt, null, parent, item, redrives + 1, at, advances);
    }

    /** The task that waits for an execution. */
    public record ParentTask(ExecutionKey execution, long task) {}

    /**
     * The part of a map run that an execution processes.
     *
     * @param run the row of the map run
     * @param index of its output among those of the others
     * @param items how many items it has: one, or a batch
     */
    public record MapItem(long run, int index, int items) {}
}
