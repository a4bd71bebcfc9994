package dev.countersign.execution;

/** What came of answering a task. */
public sealed interface AnswerResult {

    /** The execution goes on with the answer. */
    record Answered() implements AnswerResult {}

    /**
     * The execution does not wait for this task: it was answered before, timed out, or ended.
     *
     * @param error the error's name in the AWS API reference
     */
    record Gone(String error) implements AnswerResult {}
}
