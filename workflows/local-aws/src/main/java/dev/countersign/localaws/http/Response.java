package dev.countersign.localaws.http;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A complete answer. */
public record Response(int status, Map<String, String> headers, String body) {

    /** The answer of a successful aws-json call. */
    public static Response json(JsonNode body) {
        return new Response(200, Map.of("Content-Type", "application/x-amz-json-1.0"), body.toString());
    }
}
