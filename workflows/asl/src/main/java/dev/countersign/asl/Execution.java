package dev.countersign.asl;

import dev.countersign.asl.event.Event;
import dev.countersign.asl.event.ExecutionContext;
import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.asl.run.Ledger;
import dev.countersign.asl.run.LedgerJson;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The whole state of one execution between two events: its current states, its variables, what it waits for. Immutable. A host stores it as
 * JSON, whose content only the interpreter knows.
 */
public final class Execution {

    private final Ledger ledger;

    Execution(Ledger ledger) {
        this.ledger = ledger;
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

    /** {@code RUNNING} before it has started, too. */
    public ExecutionStatus status() {
        ExecutionStatus status = ledger.status();
        return status == null ? ExecutionStatus.RUNNING : status;
    }

    /** The constant part of its context object; it must have started. */
    public ExecutionContext context() {
        return Objects.requireNonNull(ledger.context(), "the execution has not started");
    }

    /** Present after it succeeded. */
    public Optional<JsonNode> output() {
        return Optional.ofNullable(ledger.output());
    }

    /** Present after it failed, timed out or was aborted with an error. */
    public Optional<String> error() {
        return Optional.ofNullable(ledger.error());
    }

    public Optional<String> cause() {
        return Optional.ofNullable(ledger.cause());
    }

    /** The id of the last event in its history; 0 if there is none. */
    public long lastEventId() {
        return ledger.lastEvent();
    }

    Ledger ledger() {
        return ledger;
    }
}
