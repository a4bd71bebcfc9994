package dev.countersign.audit;

/** What the check of a tenant's log found. */
public sealed interface Verification {

    /** Nothing was altered, removed, put elsewhere or cut off. */
    record Intact(long entries) implements Verification {}

    /**
     * The log is not as it was written.
     *
     * @param sequence the first place that is wrong
     */
    record Broken(long sequence, Fault fault) implements Verification {}

    /** Only administrators may ask. */
    record NotAllowed() implements Verification {}

    enum Fault {
        ALTERED,
        MISSING,
        CUT_OFF
    }
}
