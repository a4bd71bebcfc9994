package dev.countersign.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An execution, or the test of a state, that was recorded on AWS, with the resources that it used. */
public record Recording(JsonNode json) {

    public String name() {
        return json.get("name").stringValue();
    }

    public String category() {
        return json.get("category").stringValue();
    }

    public String definition() {
        return json.get("definition").toString();
    }

    public JsonNode input() {
        JsonNode input = json.get("input");
        return input.isNull() ? JsonNodeFactory.instance.objectNode() : input;
    }

    /** Whether it uses no other service, so that an interpreter alone can run it. */
    public boolean isPure() {
        return json.get("services").isEmpty();
    }

    public boolean isStopped() {
        return json.path("apiCalls").toString().contains("stop_execution");
    }

    public String status() {
        return json.get("expectedStatus").stringValue();
    }

    public List<String> queueUrls() {
        return texts(json.path("resources").path("sqsQueues"), "url");
    }

    public List<String> topicArns() {
        List<String> topics = new ArrayList<>();
        json.path("resources").path("snsTopics").forEach(topic -> topics.add(topic.stringValue()));
        return topics;
    }

    public JsonNode functions() {
        return json.path("resources").path("lambdas");
    }

    public boolean calls(String operation) {
        return json.path("resources").path("calls").toString().contains(operation)
                || json.path("apiCalls").toString().contains(operation);
    }

    public boolean orderMayVary() {
        return json.path("orderMayVary").asBoolean(false);
    }

    /** The call with which a reader of the queue answers a token: send_task_success or send_task_failure, with its request. */
    public Optional<JsonNode> callback() {
        return Optional.ofNullable(json.path("callbackCalls").get(0));
    }

    public boolean hasActor(String name) {
        return json.path("actors").toString().contains(name);
    }

    /** Whether a value of ours is the recorded one; what was masked matches anything. */
    public boolean matches(JsonNode expected, JsonNode actual) {
        return masks().match(expected, actual);
    }

    Masks masks() {
        List<String> tokens = new ArrayList<>();
        json.path("maskTokens").forEach(token -> tokens.add(token.stringValue()));
        return new Masks(tokens);
    }

    public Optional<JsonNode> types() {
        return Optional.ofNullable(json.get("expectedHistoryEventTypes")).filter(JsonNode::isArray);
    }

    public Optional<JsonNode> history() {
        return Optional.ofNullable(json.get("expectedHistory")).filter(JsonNode::isArray);
    }

    private static List<String> texts(JsonNode array, String member) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.get(member).stringValue()));
        return texts;
    }
}
