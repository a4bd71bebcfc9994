package dev.countersign.request;

/** The result of cancelling somebody's request. */
public sealed interface CancelResult {

    record Cancelled() implements CancelResult {}

    /** It had ended before. */
    record AlreadyClosed(RequestEnd end) implements CancelResult {}

    /** Only those who look after requests cancel them, and nobody their own, which they withdraw. */
    record NotAllowed() implements CancelResult {}

    /** The requester and the people who are asked will read it. */
    record ReasonRequired() implements CancelResult {}

    /** In code points. Nothing was changed. */
    record ReasonTooLong(int length, int longest) implements CancelResult {}

    /** The request does not exist for this person. */
    record NotFound() implements CancelResult {}
}
