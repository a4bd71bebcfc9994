package dev.countersign.local.vendor;

/** What is wrong with a service of the vendor. */
public enum Fault {
    NONE,
    /** Every call is answered with 503. */
    DOWN,
    /** Every answer takes longer than callers wait. */
    SLOW,
    /** Nothing is left, or the bank refuses. */
    FULL,
    /** It books, and then answers with an error. */
    ERROR_AFTER_BOOKING,
    /** A repeated booking is refused as a duplicate, and not answered with the booking that there is. */
    DUPLICATE_ANSWER,
    /** It books, and cancels nothing. */
    NO_CANCELLATION
}
