package dev.countersign.request;

/** The result of a withdrawal. */
public sealed interface WithdrawResult {

    record Withdrawn() implements WithdrawResult {}

    /** It had ended before. */
    record AlreadyClosed(RequestEnd end) implements WithdrawResult {}

    /** Only the requester withdraws. */
    record NotAllowed() implements WithdrawResult {}

    /** The request does not exist for this person. */
    record NotFound() implements WithdrawResult {}
}
