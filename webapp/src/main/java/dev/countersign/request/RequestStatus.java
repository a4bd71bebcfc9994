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
    /** Not decided by the due date. */
    EXPIRED,
    /** A step failed, and the completed steps were compensated. */
    FAILED;

    public boolean isOpen() {
        return this == SUBMITTED || this == IN_PROGRESS;
    }
}
