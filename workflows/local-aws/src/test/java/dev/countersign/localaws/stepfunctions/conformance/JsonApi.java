package dev.countersign.localaws.stepfunctions.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests in AWS's JSON protocol, whose answers are looked at as they came. */
final class JsonApi {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final URI endpoint;
    private final HttpClient client = HttpClient.newHttpClient();

    JsonApi(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** The service did not answer with 200. */
    static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    static ObjectNode request() {
        return MAPPER.createObjectNode();
    }

    JsonNode states(String operation, ObjectNode request) {
        return call("AWSStepFunctions." + operation, "application/x-amz-json-1.0", request);
    }

    JsonNode queues(String operation, ObjectNode request) {
        return call("AmazonSQS." + operation, "application/x-amz-json-1.0", request);
    }

    private JsonNode call(String target, String contentType, ObjectNode request) {
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(endpoint)
                            .header("X-Amz-Target", target)
                            .header("Content-Type", contentType)
                            .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Refused(answer.statusCode() + " " + answer.body());
            }
            return MAPPER.readTree(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(closing);
        }
    }
}
