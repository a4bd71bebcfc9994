package dev.countersign.execution;

/** The result of moving dead letters back to their queue. */
public enum MoveResult {
    STARTED,
    /** They are being moved already, or there are none. */
    NOTHING_TO_MOVE,
    /** The queue service did not answer, or refused. */
    FAILED,
    NOT_ALLOWED
}
