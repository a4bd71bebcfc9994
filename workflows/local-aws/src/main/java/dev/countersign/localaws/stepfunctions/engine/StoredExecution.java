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
        @Nullable Instant redrivenAt) {

    StoredExecution withId(long id) {
        return new StoredExecution(
                new ExecutionKey(key.machine(), id),
                name,
                revision,
                version,
                status,
                startedAt,
                stoppedAt,
                parent,
                redrives,
                redrivenAt);
    }

    StoredExecution after(Execution.Status nowStatus, @Nullable Instant nowStoppedAt) {
        return new StoredExecution(
                key, name, revision, version, nowStatus, startedAt, nowStoppedAt, parent, redrives, redrivenAt);
    }

    StoredExecution redriven(Instant at) {
        return new StoredExecution(key, name, revision, version, status, startedAt, null, parent, redrives + 1, at);
    }

    /** Who waits for an execution. */
    public record ParentTask(ExecutionKey execution, long task) {}
}
