package dev.countersign.execution;

/** The state of the execution of a request. */
public sealed interface ExecutionFound {

    /** There is no execution, or not yet. */
    record None() implements ExecutionFound {}

    record Running() implements ExecutionFound {}

    /** It has ended, with this event. */
    record Over(RequestFinished end) implements ExecutionFound {}
}
