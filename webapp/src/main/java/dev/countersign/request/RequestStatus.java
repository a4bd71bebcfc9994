package dev.countersign.request;

/** The status of a request. */
public enum RequestStatus {
    /** Accepted; its execution has not started yet. */
    SUBMITTED,
    /** Its execution runs. */
    IN_PROGRESS,
    APPROVED,
    DENIED,
    /** Withdrawn by the requester. */
    WITHDRAWN,
    /** Ended by somebody who looks after requests. It is stored as withdrawn, with who did it, so that a former release can read it. */
    CANCELLED,
    /** Not decided by the due date. */
    EXPIRED,
    /** A step failed, and the completed steps were compensated. */
    FAILED;

    public boolean isOpen() {
        return this == SUBMITTED || this == IN_PROGRESS;
    }

    /** Whether a person has ended it before it was decided. */
    public boolean isCalledOff() {
        return this == WITHDRAWN || this == CANCELLED;
    }
}
