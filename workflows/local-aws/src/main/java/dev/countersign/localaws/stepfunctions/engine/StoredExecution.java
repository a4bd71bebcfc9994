package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.Execution;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution's row.
 *
 * @param revision the definition it runs, to its end
 * @param version the version that its start named, if one
 * @param parent the task of another execution that waits for this one to end
 * @param advances how many transactions have changed it since its start
 */
public record StoredExecution(
        ExecutionKey key,
        String name,
        int revision,
        @Nullable Integer version,
        Execution.Status status,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable ParentTask parent,
        int redrives,
        @Nullable Instant redrivenAt,
        int advances) {

    /** As it is after another advance. */
    StoredExecution after(Execution.Status nowStatus, @Nullable Instant nowStoppedAt) {
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

    /** Who waits for an execution. */
    public record ParentTask(ExecutionKey execution, long task) {}
}
