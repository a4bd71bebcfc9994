package dev.countersign.definitions.simulate;

import dev.countersign.asl.event.HistoryEvent;
import dev.countersign.asl.event.HistoryEventType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads from the history of an execution in which state each call was made. */
final class Trail {

    private final Map<Long, HistoryEvent> events = new HashMap<>();
    private final Deque<String> calling = new ArrayDeque<>();
    private final List<String> states = new ArrayList<>();

    void add(List<HistoryEvent> history) {
        calling.clear();
        for (HistoryEvent event : history) {
            events.put(event.id(), event);
            if (event.type().name().endsWith("_STATE_ENTERED")) {
                states.add(name(event));
            }
            if (event.type() == HistoryEventType.TASK_SCHEDULED) {
                calling.add(state(event));
            }
        }
    }

    /** The state that made the next call of the history added last. */
    String nextCaller() {
        return calling.remove();
    }

    /** The states that were entered, in their order. */
    List<String> states() {
        return states;
    }

    private String state(HistoryEvent event) {
        HistoryEvent at = event;
        while (at != null && at.type() != HistoryEventType.TASK_STATE_ENTERED) {
            at = events.get(at.previousId());
        }
        if (at == null) {
            throw new IllegalStateException("no state has scheduled event " + event.id());
        }
        return name(at);
    }

    private static String name(HistoryEvent event) {
        return event.details().path("name").stringValue();
    }
}
