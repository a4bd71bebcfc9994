package dev.countersign.localaws.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The protocol "AWS JSON": every request is a POST to the root; the header X-Amz-Target names service and operation. */
public final class AwsJson implements Protocol {

    private static final String MEDIA_TYPE = "application/x-amz-json-1.0";
    /** Secrets Manager has version 1.1, whose requests do not differ. */
    private static final Set<String> MEDIA_TYPES = Set.of(MEDIA_TYPE, "application/x-amz-json-1.1");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, Target> targets;

    /**
     * A service with its limit.
     *
     * @param name in the scope of credentials
     * @param maximumBodyBytes of the JSON, in which an escaped text can be several times as long
     * @param hasQueryCodes whether errors also have the code of the query protocol, which the service used before
     */
    public record Target(Service service, String name, int maximumBodyBytes, boolean hasQueryCodes) {}

    /**
     * Serves these services.
     *
     * @param targets by the part of X-Amz-Target before the dot
     */
    public AwsJson(Map<String, Target> targets) {
        this.targets = Map.copyOf(targets);
    }

    @Override
    public boolean speaks(Head head) {
        return head.header("X-Amz-Target").isPresent();
    }

    @Override
    public Optional<String> service(Head head) {
        return Optional.of(target(head).name());
    }

    @Override
    public int maximumBodyBytes(Head head) {
        return target(head).maximumBodyBytes();
    }

    @Override
    public Response answer(Head head, String body, String requestId) throws InterruptedException {
        var target = target(head);
        if (!head.method().equals("POST") || !head.path().equals("/") || !MEDIA_TYPES.contains(head.mediaType())) {
            throw AwsErrors.unknown("A request with X-Amz-Target is a POST of " + MEDIA_TYPE + " to /.");
        }
        return target.service().handle(new Operation(operation(head), parse(body)));
    }

    private Target target(Head head) {
        var target = head.header("X-Amz-Target").orElse("");
        var service = targets.get(target.substring(0, Math.max(0, target.lastIndexOf('.'))));
        if (service == null) {
            throw AwsErrors.unknownService(target);
        }
        return service;
    }

    private static String operation(Head head) {
        var target = head.header("X-Amz-Target").orElse("");
        return target.substring(target.lastIndexOf('.') + 1);
    }

    private static ObjectNode parse(String body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode input) {
                return input;
            }
        } catch (JacksonException noJson) {
            throw AwsErrors.serialization("The request is not well-formed JSON.");
        }
        throw AwsErrors.serialization("The request must be a JSON object.");
    }

    @Override
    public AwsError refusal(Head head, BadSignature signature) {
        return target(head).hasQueryCodes()
                ? AwsError.withQueryCode(
                        signature.fault().code(), signature.fault().queryCode(), signature.text())
                : signature.asError(400);
    }

    @Override
    public Response refuse(AwsError error, String requestId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", MEDIA_TYPE);
        error.queryCode().ifPresent(code -> headers.put("x-amzn-query-error", code + ";Sender"));
        var body = JSON.createObjectNode().put("__type", error.code()).put("message", error.text());
        return new Response(error.httpStatus(), headers, body.toString());
    }
}
