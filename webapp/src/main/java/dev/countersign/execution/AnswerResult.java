package dev.countersign.execution;

/** The result of answering a task. */
public sealed interface AnswerResult {

    /** Step Functions accepted the answer. */
    record Answered() implements AnswerResult {}

    /**
     * The execution does not wait for this task: it was answered before, timed out, or ended.
     *
     * @param error the name of the error in the AWS API reference
     */
    record Gone(String error) implements AnswerResult {}
}
