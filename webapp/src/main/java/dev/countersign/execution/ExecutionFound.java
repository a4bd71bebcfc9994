package dev.countersign.execution;

/** What a request's execution is doing. */
public sealed interface ExecutionFound {

    /** There is none, or not yet. */
    record None() implements ExecutionFound {}

    record Running() implements ExecutionFound {}

    /** It is over, and this is how. */
    record Over(RequestFinished end) implements ExecutionFound {}
}
