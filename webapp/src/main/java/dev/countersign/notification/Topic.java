package dev.countersign.notification;

/** What a person can choose for: the kinds of notification that mean the same to them. */
public enum Topic {
    /** A decision is needed. */
    ASSIGNED(false),
    REMINDER(true),
    /** The time to decide ended. */
    OVERDUE(true),
    /** A request of theirs ended with a decision or without one. */
    DECIDED(true),
    /** A request of theirs was sent back. */
    CHANGES_REQUESTED(false),
    MENTIONED(true),
    /** Their decision is not needed any more. */
    WITHDRAWN(true),
    /** A request failed. */
    FAILED(false);

    private final boolean stoppable;

    Topic(boolean stoppable) {
        this.stoppable = stoppable;
    }

    /** Whether its emails can be stopped from a mail program by one click. What somebody must act on cannot be stopped by accident. */
    boolean isStoppable() {
        return stoppable;
    }
}
