package dev.countersign.execution;

import java.util.List;
import java.util.Optional;

/**
 * A part of a history, the newest event first.
 *
 * @param next the token with which Step Functions gives the part before; empty if the history begins with this one
 */
public record EventPage(List<RecordedEvent> events, Optional<String> next) {

    public EventPage {
        events = List.copyOf(events);
    }
}
