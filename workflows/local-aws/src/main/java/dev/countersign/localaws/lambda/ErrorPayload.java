package dev.countersign.localaws.lambda;

import dev.countersign.localaws.lambda.InvocationResult.FunctionError;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Errors of functions, in the format of Lambda's Java runtime. */
final class ErrorPayload {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The classes that call a handler. */
    private static final Set<String> RUNTIME = Set.of(FunctionRunner.class.getName(), TypedHandler.class.getName());

    private ErrorPayload() {}

    /** What the Java runtime reports: errorMessage, errorType, and the frames of the function down to the runtime's own. */
    static FunctionError thrown(Throwable thrown) {
        var payload = JSON.createObjectNode();
        payload.put("errorMessage", thrown.getMessage());
        payload.put("errorType", thrown.getClass().getName());
        var frames = payload.putArray("stackTrace");
        for (var frame : thrown.getStackTrace()) {
            if (RUNTIME.contains(frame.getClassName())) {
                break;
            }
            frames.add(frame.toString());
        }
        return error(thrown.getClass().getName(), String.valueOf(thrown.getMessage()), payload);
    }

    static FunctionError timedOut(UUID request, Duration timeout) {
        return plain(
                "Sandbox.Timedout",
                String.format(
                        Locale.ROOT,
                        "RequestId: %s Error: Task timed out after %.2f seconds",
                        request,
                        timeout.toMillis() / 1000.0));
    }

    static FunctionError tooLarge(int limit) {
        return plain(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (%d bytes).".formatted(limit));
    }

    static FunctionError noJson() {
        return plain("Runtime.InvalidResponse", "The function's response is not valid JSON.");
    }

    private static FunctionError plain(String type, String message) {
        return error(
                type, message, JSON.createObjectNode().put("errorType", type).put("errorMessage", message));
    }

    private static FunctionError error(String type, String message, ObjectNode payload) {
        return new FunctionError(type, message, payload.toString());
    }
}
