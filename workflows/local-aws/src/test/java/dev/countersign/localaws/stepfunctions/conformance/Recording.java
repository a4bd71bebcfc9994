package dev.countersign.localaws.stepfunctions.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One execution that was recorded on AWS, with what stood around it. */
record Recording(JsonNode json) {

    String name() {
        return json.get("name").stringValue();
    }

    String category() {
        return json.get("category").stringValue();
    }

    String status() {
        return json.get("expectedStatus").stringValue();
    }

    List<String> queueUrls() {
        return texts(json.path("resources").path("sqsQueues"), "url");
    }

    List<String> topicArns() {
        var topics = new ArrayList<String>();
        json.path("resources").path("snsTopics").forEach(topic -> topics.add(topic.stringValue()));
        return topics;
    }

    JsonNode functions() {
        return json.path("resources").path("lambdas");
    }

    boolean calls(String operation) {
        return json.path("resources").path("calls").toString().contains(operation)
                || json.path("apiCalls").toString().contains(operation);
    }

    boolean orderMayVary() {
        return json.path("orderMayVary").asBoolean(false);
    }

    /** What somebody who reads the queue answers to a token: send_task_success or send_task_failure, with its request. */
    Optional<JsonNode> callback() {
        return Optional.ofNullable(json.path("callbackCalls").get(0));
    }

    boolean hasActor(String name) {
        return json.path("actors").toString().contains(name);
    }

    Masks masks() {
        var tokens = new ArrayList<String>();
        json.path("maskTokens").forEach(token -> tokens.add(token.stringValue()));
        return new Masks(tokens);
    }

    Optional<JsonNode> types() {
        return Optional.ofNullable(json.get("expectedHistoryEventTypes")).filter(JsonNode::isArray);
    }

    Optional<JsonNode> history() {
        return Optional.ofNullable(json.get("expectedHistory")).filter(JsonNode::isArray);
    }

    private static List<String> texts(JsonNode array, String member) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.get(member).stringValue()));
        return texts;
    }
}
