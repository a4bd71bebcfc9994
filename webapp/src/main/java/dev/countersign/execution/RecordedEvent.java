package dev.countersign.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event of the history of an execution, without task tokens.
 *
 * @param id from 1 in the order of the events
 * @param previous the event that it follows from; 0 for the first
 * @param type as in the API of Step Functions: {@code TaskStateEntered}
 * @param state the state that is entered or left; empty for other events
 */
public record RecordedEvent(
        long id, long previous, Instant at, String type, Optional<String> state, List<Detail> details) {

    public RecordedEvent {
        details = List.copyOf(details);
    }

    /**
     * A detail of an event.
     *
     * @param name as in the API of Step Functions: {@code input}
     * @param value JSON, or another text
     * @param cut whether this is only the beginning of the value
     */
    public record Detail(String name, String value, boolean cut) {}

    /** Whether a state is entered with it. */
    public boolean enters() {
        return type.endsWith("StateEntered");
    }

    /** Whether a state is left with it. */
    public boolean exits() {
        return type.endsWith("StateExited");
    }
}
