package dev.countersign.asl.run;

import dev.countersign.asl.event.ExecutionContext;
import dev.countersign.asl.event.ExecutionStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The whole state of an execution between two events. Only the {@link Run} that owns it changes it. */
public final class Ledger {

    @Nullable
    ExecutionStatus status;

    @Nullable
    ExecutionContext context;

    /** The Map whose processor this execution runs; null if it runs the whole machine. */
    @Nullable
    String map;

    @Nullable
    JsonNode input;

    @Nullable
    JsonNode output;

    @Nullable
    String error;

    @Nullable
    String cause;

    long lastEvent;
    long lastTask;
    long lastTimer;
    long timeout;
    long resume;
    int redrives;

    /** When it was last redriven. */
    @Nullable
    Instant redrivenAt;

    @Nullable
    Branch root;

    public Ledger copy() {
        var copy = new Ledger();
        copy.status = status;
        copy.context = context;
        copy.map = map;
        copy.input = input;
        copy.output = output;
        copy.error = error;
        copy.cause = cause;
        copy.lastEvent = lastEvent;
        copy.lastTask = lastTask;
        copy.lastTimer = lastTimer;
        copy.timeout = timeout;
        copy.resume = resume;
        copy.redrives = redrives;
        copy.redrivenAt = redrivenAt;
        copy.root = root == null ? null : root.copy(null);
        return copy;
    }

    /** Null before the execution has started. */
    public @Nullable ExecutionStatus status() {
        return status;
    }

    public @Nullable ExecutionContext context() {
        return context;
    }

    public @Nullable JsonNode output() {
        return output;
    }

    public @Nullable String error() {
        return error;
    }

    public @Nullable String cause() {
        return cause;
    }

    public long lastEvent() {
        return lastEvent;
    }
}
