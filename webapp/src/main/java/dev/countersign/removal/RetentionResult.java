package dev.countersign.removal;

/** The result of choosing for how long closed requests are kept. */
public sealed interface RetentionResult {

    record Saved() implements RetentionResult {}

    /** Not between 1 year and the longest. */
    record OutOfRange(int longest) implements RetentionResult {}

    /** Only administrators may. */
    record NotAllowed() implements RetentionResult {}
}
