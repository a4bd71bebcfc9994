package dev.countersign.execution;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of Amazon EventBridge: the status of an execution has changed. Like every message it is a hint, and the execution is read.
 *
 * @param name the name of the execution
 * @param redrives how often the execution had been redriven
 * @param tenant from the input of the execution; empty if the event has no input, or the input has no tenant
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step Functions events for EventBridge</a>
 */
record StatusChange(String executionArn, String name, String status, int redrives, Optional<UUID> tenant) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Empty if the message is not an event of EventBridge about an execution. */
    static Optional<StatusChange> read(String body) {
        return tree(body)
                .filter(event -> event.path("source").asString("").equals("aws.states")
                        && event.path("detail-type").asString("").equals("Step Functions Execution Status Change"))
                .map(event -> event.path("detail"))
                .map(detail -> new StatusChange(
                        detail.path("executionArn").asString(""),
                        detail.path("name").asString(""),
                        detail.path("status").asString(""),
                        detail.path("redriveCount").asInt(0),
                        tree(detail.path("input").asString("")).flatMap(input -> uuid(input.path("tenant")))));
    }

    /** The request of the execution; empty if it is not one of our executions, or its tenant is unknown. */
    Optional<RequestRef> request() {
        return tenant.flatMap(of -> uuid(ExecutionArn.request(name)).map(request -> new RequestRef(of, request)));
    }

    boolean isEnd() {
        return !status.equals("RUNNING");
    }

    private static Optional<JsonNode> tree(String json) {
        try {
            return Optional.of(JSON.readTree(json));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> uuid(JsonNode text) {
        return text.isString() ? uuid(text.stringValue()) : Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
