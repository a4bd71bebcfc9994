package dev.countersign.execution;

import java.util.Optional;

/**
 * What an execution says about what a message claimed.
 *
 * @param event what has happened indeed; empty where nothing of it shows
 * @param agrees whether the message said the same
 */
record Truth(Optional<ExecutionEvent> event, boolean agrees) {

    static final Truth NOTHING = new Truth(Optional.empty(), false);

    static Truth of(ExecutionEvent event, boolean agrees) {
        return new Truth(Optional.of(event), agrees);
    }
}
