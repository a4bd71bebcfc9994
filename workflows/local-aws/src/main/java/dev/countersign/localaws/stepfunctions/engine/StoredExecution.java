package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.event.ExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The row of an execution.
 *
 * @param revision the definition that it runs; it never changes
 * @param version the version that its start named, if any
 * @param parent the task of another execution that waits for this one to end
 * @param advances how many transactions have changed it since its start
 */
public record StoredExecution(
        ExecutionKey key,
        String name,
        int revision,
        @Nullable Integer version,
        ExecutionStatus status,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable ParentTask parent,
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
                nowStatus,
                startedAt,
                nowStoppedAt,
                parent,
                redrives,
                redrivenAt,
                advances + 1);
    }

    StoredExecution redriven(Instant at) {
        return new StoredExecution(
                key, name, revision, version, status, startedAt, null, parent, redrives + 1, at, advances);
    }

    /** The task that waits for an execution. */
    public record ParentTask(ExecutionKey execution, long task) {}
}
