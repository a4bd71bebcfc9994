package dev.countersign.api;

import dev.countersign.definitions.text.TypedText;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.token.Caller;
import dev.countersign.token.Scope;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What agents can do by MCP: ask, and learn what people decided. Nothing here decides. */
@Component
class McpTools {

    /** As {@link RequestDocument} writes them. */
    private static final List<String> OPEN = List.of("submitted", "in-progress");

    private static final int DEFAULT_WAIT = 30;

    /**
     * A tool.
     *
     * @param needs the scope without which it refuses
     * @param changes whether it does more than read
     * @param input what it is called with, as JSON Schema
     */
    record Tool(String name, String title, String description, Scope needs, boolean changes, String input, Work work) {}

    /** Answers a call, or refuses it. */
    @FunctionalInterface
    interface Work {
        JsonNode answer(Caller caller, JsonNode input);
    }

    private final RequestService requests;
    private final NewRequests newRequests;
    private final OutcomeWait waits;
    private final JsonMapper json;
    private final URI baseUrl;

    McpTools(
            RequestService requests,
            NewRequests newRequests,
            OutcomeWait waits,
            JsonMapper json,
            @Value("${countersign.base-url:http://localhost:8080}") URI baseUrl) {
        this.requests = requests;
        this.newRequests = newRequests;
        this.waits = waits;
        this.json = json;
        this.baseUrl = baseUrl;
    }

    List<Tool> all() {
        return List.of(
                new Tool(
                        "list_templates",
                        "List what can be asked for",
                        "Lists the templates from which requests can be submitted. With the key of one of them, it answers this one with its form as JSON Schema.",
                        Scope.TEMPLATES_READ,
                        false,
                        """
                        {"type": "object", "additionalProperties": false, "properties": {
                          "template": {"type": "string", "description": "The key of a template, to read its form"}}}
                        """,
                        this::templates),
                new Tool(
                        "submit_request",
                        "Ask people to approve something",
                        "Submits a request before you do something that people must agree to. People decide, you cannot. Wait for the outcome with wait_for_outcome, and do it only if the status is approved.",
                        Scope.REQUESTS_WRITE,
                        true,
                        """
                        {"type": "object", "additionalProperties": false, "required": ["template", "form", "action"], "properties": {
                          "template": {"type": "string", "description": "The key of the template"},
                          "form": {"type": "object", "description": "The answers, as the form of the template describes them"},
                          "action": {"type": "string", "minLength": 1, "maxLength": 4000,
                            "description": "Exactly what you will do if it is approved: what, where, how much, to whom. Those who decide read it."},
                          "idempotency_key": {"type": "string",
                            "description": "The same for a repeated call, so that it asks once. 1 to 255 visible characters of ASCII."}}}
                        """,
                        this::submit),
                new Tool(
                        "get_request",
                        "Read a request",
                        "Reads a request with its answers, its steps, who was asked and what they said.",
                        Scope.REQUESTS_READ,
                        false,
                        """
                        {"type": "object", "additionalProperties": false, "required": ["id"], "properties": {
                          "id": {"type": "string", "format": "uuid"}}}
                        """,
                        (caller, input) -> json.valueToTree(document(caller, id(input)))),
                new Tool(
                        "wait_for_outcome",
                        "Wait for the decision",
                        "Waits until the request has ended, but no longer than the given seconds. If it has not ended then, call it again: nothing is lost in between.",
                        Scope.REQUESTS_READ,
                        false,
                        """
                        {"type": "object", "additionalProperties": false, "required": ["id"], "properties": {
                          "id": {"type": "string", "format": "uuid"},
                          "seconds": {"type": "integer", "minimum": 0, "maximum": 50, "description": "30 when left out"}}}
                        """,
                        this::outcome));
    }

    private JsonNode templates(Caller caller, JsonNode input) {
        if (input.path("template").isString()) {
            return requests.prepare(caller.actor(), input.path("template").asString())
                    .map(found -> {
                        ObjectNode template = json.createObjectNode()
                                .put("key", found.definition().key())
                                .put("name", found.definition().name().in(caller.language()))
                                .put(
                                        "description",
                                        found.definition().description().in(caller.language()));
                        template.set(
                                "form",
                                new FormSchema(caller.language())
                                        .of(found.definition().form()));
                        return template;
                    })
                    .orElseThrow(() -> new Refused(Problem.notFound()));
        }
        ObjectNode list = json.createObjectNode();
        ArrayNode items = list.putArray("templates");
        requests.gallery(caller.actor())
                .forEach(card -> items.addObject()
                        .put("key", card.key())
                        .put("name", card.name().in(caller.language()))
                        .put("description", card.description().in(caller.language())));
        return list;
    }

    private JsonNode submit(Caller caller, JsonNode input) {
        String action = TypedText.clean(input.path("action").asString(""));
        if (action.isEmpty()) {
            throw NewRequests.wrong("/action", "required", "Say exactly what you will do if it is approved.");
        }
        RequestId id = newRequests.submit(
                caller,
                caller.language(),
                Optional.of(input.path("idempotency_key"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString),
                new NewRequests.NewRequestBody(input.path("template").asString(""), input.path("form"), action));
        return outcome(document(caller, id));
    }

    private JsonNode outcome(Caller caller, JsonNode input) {
        RequestId id = id(input);
        int seconds = Math.clamp(
                input.path("seconds").asInt(DEFAULT_WAIT), 0, Math.toIntExact(OutcomeWait.LONGEST.toSeconds()));
        return outcome(waits.until(
                caller,
                id,
                Duration.ofSeconds(seconds),
                () -> document(caller, id),
                document -> !OPEN.contains(document.status())));
    }

    /** How far it is, and what people said. */
    private JsonNode outcome(RequestDocument document) {
        boolean ended = !OPEN.contains(document.status());
        ObjectNode outcome = json.createObjectNode()
                .put("id", document.id().toString())
                .put("number", document.number())
                .put("status", document.status())
                .put("ended", ended)
                .put("page", baseUrl.resolve("/requests/" + document.id()).toString());
        if (document.reason() != null) {
            outcome.put("reason", document.reason());
        }
        outcome.set("steps", json.valueToTree(document.steps()));
        outcome.put(
                "next",
                ended
                        ? "It has ended. Act only if the status is approved."
                        : "People have not decided yet. Call wait_for_outcome with this id.");
        return outcome;
    }

    private RequestDocument document(Caller caller, RequestId id) {
        RequestCase found = requests.open(caller.actor(), id).orElseThrow(() -> new Refused(Problem.notFound()));
        return RequestDocument.of(found, caller.language());
    }

    private static RequestId id(JsonNode input) {
        try {
            return new RequestId(UUID.fromString(input.path("id").asString("")));
        } catch (IllegalArgumentException noUuid) {
            throw new Refused(Problem.badParameter("id", "It is no UUID."));
        }
    }

    /** A refusal, as the content of a failed call. */
    JsonNode problem(Problem problem) {
        return json.valueToTree(problem);
    }

    Map<String, Object> asMap(JsonNode node) {
        return json.convertValue(node, new TypeReference<>() {});
    }
}
