package dev.countersign.execution;

import org.jspecify.annotations.Nullable;

/** What became of a state, as the execution's history tells. */
sealed interface StateTrace {

    record NotEntered() implements StateTrace {}

    /** It was entered, and nothing tells that it was left. */
    record Inside() implements StateTrace {}

    /**
     * It is over.
     *
     * @param output what it gave; null where it was called off, with its branch or the whole execution
     */
    record Left(@Nullable String output) implements StateTrace {}
}
