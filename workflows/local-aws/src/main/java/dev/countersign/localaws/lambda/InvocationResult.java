package dev.countersign.localaws.lambda;

/** How the invocation of a function ended. */
public sealed interface InvocationResult {

    /** What the function returned, as JSON; the JSON value {@code null} if it returned nothing. */
    String payload();

    /** The function wrote an answer. */
    record Returned(String payload) implements InvocationResult {}

    /**
     * The function threw, timed out, or returned something that is not JSON.
     *
     * @param payload the error in the format of Lambda's Java runtime: errorMessage, errorType, stackTrace, cause
     */
    record FunctionError(String errorType, String errorMessage, String payload) implements InvocationResult {}
}
