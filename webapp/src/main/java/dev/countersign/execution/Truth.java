package dev.countersign.execution;

import java.util.Optional;

/**
 * What an execution says about the claim of a message.
 *
 * @param event what has really happened; empty if the execution does not show it
 * @param agrees whether the message said the same
 * @param superseded whether the execution was redriven since, so that the message says nothing about it any more
 */
record Truth(Optional<ExecutionEvent> event, boolean agrees, boolean superseded) {

    static final Truth NOTHING = new Truth(Optional.empty(), false, false);

    static final Truth SUPERSEDED = new Truth(Optional.empty(), false, true);

    static Truth of(ExecutionEvent event, boolean agrees) {
        return new Truth(Optional.of(event), agrees, false);
    }
}
