package dev.countersign.asl.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One execution that was recorded on AWS. */
record Recording(JsonNode json) {

    String name() {
        return json.get("name").stringValue();
    }

    String category() {
        return json.get("category").stringValue();
    }

    String definition() {
        return json.get("definition").toString();
    }

    JsonNode input() {
        JsonNode input = json.get("input");
        return input.isNull() ? JsonNodeFactory.instance.objectNode() : input;
    }

    String status() {
        return json.get("expectedStatus").stringValue();
    }

    /** Whether the interpreter alone can run it. */
    boolean isPure() {
        return json.get("services").isEmpty();
    }

    boolean orderMayVary() {
        return json.path("orderMayVary").asBoolean(false);
    }

    boolean isStopped() {
        return json.path("apiCalls").toString().contains("stop_execution");
    }

    Masks masks() {
        List<String> tokens = new ArrayList<>();
        json.path("maskTokens").forEach(token -> tokens.add(token.stringValue()));
        return new Masks(tokens);
    }

    Optional<JsonNode> types() {
        return Optional.ofNullable(json.get("expectedHistoryEventTypes")).filter(JsonNode::isArray);
    }

    Optional<JsonNode> history() {
        return Optional.ofNullable(json.get("expectedHistory")).filter(JsonNode::isArray);
    }
}
