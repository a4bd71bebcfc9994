package dev.countersign.notification;

/** The result of sending a letter again. */
public sealed interface ResendResult {

    record Resent() implements ResendResult {}

    /** Only administrators may. */
    record NotAllowed() implements ResendResult {}

    /** There is no such letter, or it did not fail, or somebody has sent it again already. */
    record NotFailed() implements ResendResult {}
}
