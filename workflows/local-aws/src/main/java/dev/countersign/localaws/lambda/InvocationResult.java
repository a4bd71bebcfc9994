package dev.countersign.localaws.lambda;

/** How the invocation of a function ended. */
public sealed interface InvocationResult {

    /** What the function sent back, as JSON; {@code null} in JSON where it sent nothing. */
    String payload();

    /** The function wrote an answer. */
    record Returned(String payload) implements InvocationResult {}

    /**
     * The function threw, ran out of time, or wrote something that is no JSON.
     *
     * @param payload the error as Lambda's Java runtime shapes it: errorMessage, errorType, stackTrace, cause
     */
    record FunctionError(String errorType, String errorMessage, String payload) implements InvocationResult {}
}
