package dev.countersign.localaws.lambda;

import dev.countersign.localaws.calls.OperationCalls;
import dev.countersign.localaws.http.AwsError;
import dev.countersign.localaws.http.AwsErrors;
import dev.countersign.localaws.http.BadSignature;
import dev.countersign.localaws.http.Head;
import dev.countersign.localaws.http.JsonFault;
import dev.countersign.localaws.http.Protocol;
import dev.countersign.localaws.http.Response;
import dev.countersign.localaws.lambda.InvocationResult.FunctionError;
import dev.countersign.localaws.lambda.InvocationResult.Returned;
import dev.countersign.localaws.store.Database;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The only operation of Lambda's REST API that is supported: Invoke. */
public final class LambdaInvoke implements Protocol {

    private static final String API = "/2015-03-31/functions/";
    private static final Pattern INVOCATIONS = Pattern.compile(Pattern.quote(API) + "([^/]{1,170})/invocations");
    private static final Pattern QUALIFIER = Pattern.compile("Qualifier=((?:[A-Za-z0-9$_-]|%24){1,128})");
    private static final List<String> UNSUPPORTED = List.of("X-Amz-Durable-Execution-Name", "X-Amz-Tenant-Id");
    private static final int MAXIMUM_SYNCHRONOUS_BYTES = 6_291_456;
    private static final int MAXIMUM_ASYNCHRONOUS_BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Functions functions;
    private final Invocations invocations;
    private final Database database;
    private final OperationCalls calls;

    public LambdaInvoke(Functions functions, Invocations invocations, Database database, OperationCalls calls) {
        this.functions = functions;
        this.invocations = invocations;
        this.database = database;
        this.calls = calls;
    }

    @Override
    public boolean speaks(Head head) {
        return head.path().startsWith(API);
    }

    @Override
    public Optional<String> service(Head head) {
        return Optional.of("lambda");
    }

    @Override
    public int maximumBodyBytes(Head head) {
        return MAXIMUM_SYNCHRONOUS_BYTES;
    }

    @Override
    public Response answer(Head head, String body, String requestId) throws InterruptedException {
        var path = INVOCATIONS.matcher(head.path());
        if (!path.matches() || !head.method().equals("POST")) {
            throw AwsErrors.unknownOperation("Lambda", head.method() + " " + head.path());
        }
        var name = qualified(path.group(1), head.query());
        calls.invocation(name);
        functions.require(name);
        for (var unknown : UNSUPPORTED) {
            if (head.header(unknown).isPresent()) {
                throw invalid("The header " + unknown + " is not supported by this endpoint.");
            }
        }
        var logs = head.header("X-Amz-Log-Type").orElse("None");
        if (!logs.equals("None") && !logs.equals("Tail")) {
            throw invalid("The log type is None or Tail.");
        }
        var payload = body.isBlank() ? "{}" : body;
        requireJson(payload);
        return switch (head.header("X-Amz-Invocation-Type").orElse("RequestResponse")) {
            case "RequestResponse" ->
                invoke(name, payload, head.header("X-Amz-Client-Context").orElse(null), logs.equals("Tail"));
            case "Event" -> queue(functions.simpleName(name), payload);
            case "DryRun" -> new Response(204, Map.of(), "");
            default -> throw invalid("The invocation type is RequestResponse, Event or DryRun.");
        };
    }

    /** A qualifier may be in the query instead of in the name. */
    private static String qualified(String name, String query) {
        if (query.isEmpty()) {
            return name;
        }
        var qualifier = QUALIFIER.matcher(query);
        if (!qualifier.matches()) {
            throw invalid("Of the query parameters only Qualifier is supported by this endpoint.");
        }
        return name + ":" + URLDecoder.decode(qualifier.group(1), StandardCharsets.UTF_8);
    }

    private Response invoke(String name, String payload, @Nullable String clientContext, boolean log)
            throws InterruptedException {
        var invocation = functions.invoke(name, payload, clientContext);
        var result = invocation.result();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Amz-Executed-Version", "$LATEST");
        if (log) {
            headers.put("X-Amz-Log-Result", invocation.log());
        }
        switch (result) {
            case Returned _ -> {}
            case FunctionError _ -> headers.put("X-Amz-Function-Error", "Unhandled");
        }
        return new Response(200, headers, result.payload());
    }

    private Response queue(String name, String payload) {
        var bytes = payload.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAXIMUM_ASYNCHRONOUS_BYTES) {
            throw new AwsError(
                    "RequestTooLargeException",
                    "%d byte payload is too large for the Event invocation type (limit %d bytes)"
                            .formatted(bytes, MAXIMUM_ASYNCHRONOUS_BYTES),
                    413);
        }
        database.inTransaction(transaction -> invocations.queue(transaction, name, payload));
        return new Response(202, Map.of(), "");
    }

    private static void requireJson(String payload) {
        try {
            if (JSON.readTree(payload).isMissingNode()) {
                throw notJson("it is empty");
            }
        } catch (JacksonException noJson) {
            throw notJson(JsonFault.of(noJson));
        }
    }

    private static AwsError notJson(String why) {
        return new AwsError("InvalidRequestContentException", "Could not parse request body into json: " + why, 400);
    }

    private static AwsError invalid(String message) {
        return new AwsError("InvalidParameterValueException", message, 400);
    }

    @Override
    public AwsError refusal(Head head, BadSignature signature) {
        return signature.asError(403);
    }

    @Override
    public Response refuse(AwsError error, String requestId) {
        var body = JSON.createObjectNode()
                .put("Type", error.httpStatus() >= 500 ? "Service" : "User")
                .put("Message", error.text());
        return new Response(
                error.httpStatus(),
                Map.of("Content-Type", "application/json", "x-amzn-ErrorType", error.code()),
                body.toString());
    }
}
