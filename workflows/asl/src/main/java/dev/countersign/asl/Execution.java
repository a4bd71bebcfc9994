package dev.countersign.asl;

import dev.countersign.asl.run.Ledger;
import dev.countersign.asl.run.LedgerJson;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The whole state of one execution between two events: where it stands, its variables, what it waits for. Immutable; it goes to a
 * store and back as JSON. What is inside is the interpreter's own.
 */
public final class Execution {

    private final Ledger ledger;

    Execution(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The states of an execution that {@code DescribeExecution} tells apart. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }

    /** Before its {@link Event.Started}. */
    public static Execution initial() {
        return new Execution(new Ledger());
    }

    public static Execution fromJson(String json) {
        return new Execution(LedgerJson.read(json));
    }

    public String toJson() {
        return LedgerJson.write(ledger);
    }

    /** Running, too, before it began. */
    public Status status() {
        Status status = ledger.status();
        return status == null ? Status.RUNNING : status;
    }

    /** Once it succeeded. */
    public Optional<JsonNode> output() {
        return Optional.ofNullable(ledger.output());
    }

    /** Once it failed, timed out or was aborted, where an error was given. */
    public Optional<String> error() {
        return Optional.ofNullable(ledger.error());
    }

    public Optional<String> cause() {
        return Optional.ofNullable(ledger.cause());
    }

    /** The id of the last event in its history, 0 for none. */
    public long lastEventId() {
        return ledger.lastEvent();
    }

    Ledger ledger() {
        return ledger;
    }
}
