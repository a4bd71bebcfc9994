package dev.countersign.request;

/** What became of a wish to withdraw. */
public sealed interface WithdrawResult {

    record Withdrawn() implements WithdrawResult {}

    /** It had ended before. */
    record AlreadyClosed(RequestStatus status) implements WithdrawResult {}

    /** Only the requester withdraws. */
    record NotAllowed() implements WithdrawResult {}

    /** There is no such request for this person. */
    record NotFound() implements WithdrawResult {}
}
