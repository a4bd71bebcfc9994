package dev.countersign.execution;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an execution says about the claim of a message.
 *
 * @param events what has really happened, oldest first; empty if the execution does not show it
 * @param agrees whether the message said the same
 * @param superseded whether the execution was redriven since, so that the message says nothing about it any more
 */
record Truth(List<ExecutionEvent> events, boolean agrees, boolean superseded) {

    static final Truth NOTHING = new Truth(List.of(), false, false);

    static final Truth SUPERSEDED = new Truth(List.of(), false, true);

    Truth {
        events = List.copyOf(events);
    }

    static Truth of(ExecutionEvent event, boolean agrees) {
        return new Truth(List.of(event), agrees, false);
    }

    /** The same after something that has happened before it. */
    Truth after(ExecutionEvent earlier) {
        return new Truth(Stream.concat(Stream.of(earlier), events.stream()).toList(), agrees, superseded);
    }
}
