package dev.countersign.removal;

/** The result of erasing what is known about a person. */
public sealed interface EraseResult {

    /**
     * It is done.
     *
     * @param entries of how many entries of the audit log the content was removed
     */
    record Erased(int entries) implements EraseResult {}

    /** There is no such person, or they were erased before. */
    record NotFound() implements EraseResult {}

    /** The person must be deactivated first, so that nothing waits for them. */
    record StillActive() implements EraseResult {}

    /**
     * Approvals still wait for the person. Nobody would decide them.
     *
     * @param approvals how many
     */
    record StillAsked(int approvals) implements EraseResult {}

    record ReasonMissing() implements EraseResult {}

    /** Only administrators may, and not about themselves. */
    record NotAllowed() implements EraseResult {}
}
