package dev.countersign.request;

/** The result of retrying a failed request. */
public sealed interface RetryResult {

    record Retried() implements RetryResult {}

    /** It runs, or ended otherwise. */
    record NotFailed(WentOn how) implements RetryResult {}

    /**
     * Its execution cannot be continued.
     *
     * @param reason in the words of Step Functions: it failed more than 14 days ago, or its history is full
     */
    record NotPossible(String reason) implements RetryResult {}

    /** Only those who look after requests retry them. */
    record NotAllowed() implements RetryResult {}

    /** The requester and the administrators will read it. */
    record ReasonRequired() implements RetryResult {}

    /** In code points. Nothing was changed. */
    record ReasonTooLong(int length, int longest) implements RetryResult {}

    /** The request does not exist for this person. */
    record NotFound() implements RetryResult {}
}
