package dev.countersign.execution;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fate of a state, from the history of the execution. */
sealed interface StateTrace {

    record NotEntered() implements StateTrace {}

    /** It was entered and not left. */
    record Inside() implements StateTrace {}

    /**
     * It was left.
     *
     * @param output its output; null if it was aborted with its branch or the whole execution
     * @param at when it was left; if it was aborted, when it had been entered
     */
    record Left(@Nullable String output, Instant at) implements StateTrace {}
}
