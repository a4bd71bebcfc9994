package dev.countersign.localaws.stepfunctions.integration;

import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.JsonFault;
import dev.countersign.localaws.lambda.Functions;
import dev.countersign.localaws.lambda.InvocationResult;
import dev.countersign.localaws.stepfunctions.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code arn:aws:states:::lambda:invoke}, and the older form with the ARN of a function as the resource.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Invoke a Lambda function</a>
 */
final class LambdaInvoke implements Integration.Outside {

    private static final int MAX_RESULT_BYTES = 262_144;

    /** A name or an ARN with a version or alias. */
    private static final Pattern QUALIFIED = Pattern.compile("(arn:.*:function:|\\d{12}:function:)?[^:]+:[^:]+");

    private final Functions functions;
    private final SdkMetadata metadata;
    private final @Nullable String function;

    /** @param function the function that the resource names, or null for {@code lambda:invoke}, whose arguments name it */
    LambdaInvoke(Functions functions, SdkMetadata metadata, @Nullable String function) {
        this.functions = functions;
        this.metadata = metadata;
        this.function = function;
    }

    @Override
    public Answer call(JsonNode arguments) throws InterruptedException {
        try {
            if (function != null) {
                return answer(functions.invoke(function, arguments.toString()), function, null);
            }
            var payload = payload(arguments.path("Payload"));
            return switch (Attributes.text(arguments.path("InvocationType"))) {
                case "", "RequestResponse" -> invoke(arguments, payload);
                case "DryRun" -> {
                    functions.requireName(qualified(arguments));
                    yield new Answer.Returned(accepted(metadata, 204));
                }
                default ->
                    throw new AwsError(
                            "ValidationException",
                            "1 validation error detected: Value at 'invocationType' failed to satisfy constraint: "
                                    + "Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
            };
        } catch (AwsError refused) {
            return ServiceFailure.of("Lambda", "AWSLambda", refused, metadata.requestId());
        }
    }

    private Answer invoke(JsonNode arguments, String payload) throws InterruptedException {
        var logs = Attributes.text(arguments.path("LogType"));
        if (!Set.of("", "None", "Tail").contains(logs)) {
            throw new AwsError(
                    "ValidationException",
                    "1 validation error detected: Value '%s' at 'logType' failed to satisfy constraint: Member must satisfy enum value set: [None, Tail]"
                            .formatted(logs));
        }
        var invocation =
                functions.invoke(qualified(arguments), payload, Attributes.optional(arguments, "ClientContext"));
        var wrapped = Json.object().put("ExecutedVersion", "$LATEST");
        if (logs.equals("Tail")) {
            wrapped.put("LogResult", invocation.log());
        }
        return answer(invocation.result(), "lambda", wrapped);
    }

    /** A string is the payload itself; anything else is written as JSON. */
    static String payload(JsonNode payload) {
        if (payload.isMissingNode() || payload.isNull()) {
            return "{}";
        }
        if (!payload.isString()) {
            return payload.toString();
        }
        try {
            Json.read(payload.stringValue());
            return payload.stringValue();
        } catch (JacksonException malformed) {
            throw new AwsError(
                    "InvalidRequestContentException",
                    "Could not parse request body into json: Could not parse payload into json: "
                            + JsonFault.of(malformed));
        }
    }

    /** The function that arguments name, with its qualifier. */
    static String qualified(JsonNode arguments) {
        var function = Attributes.text(arguments.path("FunctionName"));
        var qualifier = Attributes.text(arguments.path("Qualifier"));
        return QUALIFIED.matcher(function).matches()
                ? function
                : function + ":" + (qualifier.isEmpty() ? "$LATEST" : qualifier);
    }

    /** The answer to an invocation that has no result, with the status of its HTTP response. */
    static ObjectNode accepted(SdkMetadata metadata, int status) {
        var answer = Json.object().put("StatusCode", status);
        metadata.addTo(answer, "application/json", 0);
        ((ObjectNode) answer.get("SdkHttpMetadata")).put("HttpStatusCode", status);
        return answer;
    }

    /** @param wrapped what the answer has besides the payload; null if it is the payload itself */
    private Answer answer(InvocationResult result, String resource, @Nullable ObjectNode wrapped) {
        return switch (result) {
            case InvocationResult.Returned returned
            when returned.payload().getBytes(StandardCharsets.UTF_8).length > MAX_RESULT_BYTES ->
                new Answer.Failed(
                        "States.DataLimitExceeded",
                        "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
                                .formatted(resource));
            case InvocationResult.Returned returned -> {
                var payload = Json.read(returned.payload());
                yield new Answer.Returned(
                        wrapped == null
                                ? payload
                                : wrap(wrapped, payload, returned.payload().length()));
            }
            case InvocationResult.FunctionError error -> new Answer.Failed(error.errorType(), error.payload());
        };
    }

    private ObjectNode wrap(ObjectNode answer, JsonNode payload, int length) {
        answer.set("Payload", payload);
        metadata.addLambdaTo(answer, length);
        return answer.put("StatusCode", 200);
    }
}
