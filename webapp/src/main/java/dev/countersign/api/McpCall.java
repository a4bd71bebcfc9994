package dev.countersign.api;

import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a body at the endpoint of agents says.
 *
 * @see <a href="https://www.jsonrpc.org/specification">JSON-RPC 2.0</a>
 * @see <a href="https://modelcontextprotocol.io/specification/2025-06-18/basic">its use by the Model Context Protocol</a>: no batches, no null as an id
 */
sealed interface McpCall {

    /** A member that is there twice could be read in two ways. */
    JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** A call that is answered. */
    record Request(JSONRPCRequest request) implements McpCall {}

    /** A call that is not answered. */
    record Notification(JSONRPCNotification notification) implements McpCall {}

    /**
     * No call.
     *
     * @param id of the call, if it can be told
     * @param code of JSON-RPC
     */
    record Malformed(@Nullable Object id, int code, String message) implements McpCall {}

    static McpCall parse(byte[] body) {
        JsonNode message;
        try {
            message = JSON.readTree(body);
        } catch (JacksonException unreadable) {
            return new Malformed(null, ErrorCodes.PARSE_ERROR, "The body is no JSON.");
        }
        if (message.isMissingNode()) {
            return new Malformed(null, ErrorCodes.PARSE_ERROR, "There is no body.");
        }
        if (!message.isObject()) {
            return invalid(null, "The body is not one JSON object.");
        }
        @Nullable Object id = id(message.path("id"));
        if (message.has("id") && id == null) {
            return invalid(null, "\"id\" is a text or a whole number.");
        }
        if (!message.path("jsonrpc").isString()
                || !message.path("jsonrpc").asString().equals("2.0")) {
            return invalid(id, "\"jsonrpc\" is \"2.0\".");
        }
        if (!message.path("method").isString()) {
            return invalid(id, "\"method\" is a text.");
        }
        if (message.has("params") && !message.path("params").isObject()) {
            return new Malformed(id, ErrorCodes.INVALID_PARAMS, "\"params\" is an object.");
        }
        return call(id, message);
    }

    private static McpCall call(@Nullable Object id, JsonNode message) {
        String method = message.path("method").asString();
        @Nullable
        Object params = message.has("params")
                ? JSON.convertValue(message.path("params"), new TypeReference<Map<String, Object>>() {})
                : null;
        return id == null
                ? new Notification(new JSONRPCNotification(method, params))
                : new Request(new JSONRPCRequest(method, id, params));
    }

    private static @Nullable Object id(JsonNode id) {
        if (id.isString()) {
            return id.asString();
        }
        return id.isIntegralNumber() && id.canConvertToLong() ? id.asLong() : null;
    }

    private static Malformed invalid(@Nullable Object id, String message) {
        return new Malformed(id, ErrorCodes.INVALID_REQUEST, message);
    }
}
