package dev.countersign.asl;

/**
 * The whole state of one execution between two events: where it stands, its variables, what it waits for. Immutable; it goes to a
 * store and back as JSON. What is inside is the interpreter's own.
 */
public final class Execution {

    private Execution() {}

    /** The states of an execution that {@code DescribeExecution} tells apart. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }
}
