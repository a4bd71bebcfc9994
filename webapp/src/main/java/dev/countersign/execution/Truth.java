package dev.countersign.execution;

import java.util.Optional;

/**
 * What an execution says about the claim of a message.
 *
 * @param event what has really happened; empty if the execution does not show it
 * @param agrees whether the message said the same
 */
record Truth(Optional<ExecutionEvent> event, boolean agrees) {

    static final Truth NOTHING = new Truth(Optional.empty(), false);

    static Truth of(ExecutionEvent event, boolean agrees) {
        return new Truth(Optional.of(event), agrees);
    }
}
