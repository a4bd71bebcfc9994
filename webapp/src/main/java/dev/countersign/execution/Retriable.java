package dev.countersign.execution;

/** Whether the execution of a failed request can be continued. */
public sealed interface Retriable {

    /** It has not been started, so that it can be. */
    record NeverRan() implements Retriable {}

    /**
     * It can be continued.
     *
     * @param redrives how often it has been redriven
     */
    record Yes(int redrives) implements Retriable {}

    /** It runs, or succeeded. */
    record NotFailed() implements Retriable {}

    /**
     * It failed, and Step Functions does not continue it any more.
     *
     * @param reason in the words of Step Functions: it failed more than 14 days ago, or its history is full
     */
    record No(String reason) implements Retriable {}
}
