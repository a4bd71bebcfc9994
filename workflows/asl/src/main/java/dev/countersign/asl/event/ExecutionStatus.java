package dev.countersign.asl.event;

/** The status values of {@code DescribeExecution}. */
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
}
