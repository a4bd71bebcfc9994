package dev.countersign.request;

/** Where a request stands. */
public enum RequestStatus {
    /** Taken in; its execution is about to start. */
    SUBMITTED,
    /** Its execution runs. */
    IN_PROGRESS,
    APPROVED,
    DENIED,
    /** The requester took it back. */
    WITHDRAWN,
    /** Nobody answered in time. */
    EXPIRED,
    /** A step broke, and what was done has been undone. */
    FAILED;

    public boolean isOpen() {
        return this == SUBMITTED || this == IN_PROGRESS;
    }
}
