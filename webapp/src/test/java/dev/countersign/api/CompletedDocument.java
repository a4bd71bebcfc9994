package dev.countersign.api;

import dev.countersign.token.Scope;
import io.swagger.v3.oas.annotations.Operation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the generator does not know: how to authenticate, which scope a call needs, and the answers that all calls have in common. */
final class CompletedDocument {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "The call cannot be read",
            "401", "There is no token, or it is not valid",
            "403", "The token lacks a scope, or its person may not do this",
            "404", "It does not exist, or this token may not see it",
            "429", "Too many requests; the header Retry-After says when to try again");

    private static final Map<String, String> OF_CHANGES = Map.of(
            "409", "The state does not allow it",
            "412", "The document is not the one of If-Match any more",
            "422", "The content is not valid, or the idempotency key was used for other content");

    private static final String PROBLEM = """
            {"Problem": {"type": "object", "description": "Why a call was refused (RFC 9457)", "properties": {
               "type": {"type": "string", "description": "What programs can tell it by"}, "title": {"type": "string"},
               "status": {"type": "integer", "format": "int32"}, "detail": {"type": "string"},
               "errors": {"type": "array", "items": {"$ref": "#/components/schemas/WrongField"}}}},
             "WrongField": {"type": "object", "properties": {
               "pointer": {"type": "string", "description": "Where it is in the body (RFC 6901), or the name of a parameter"},
               "code": {"type": "string"}, "message": {"type": "string"}}}}
            """;

    private static final Map<String, List<String>> NEEDED = Map.of(
            "NewRequestBody", List.of("template", "form"),
            "NewComment", List.of("text"),
            "NewDecision", List.of("verdict", "revision"));

    /** Bodies that are accepted if the template and the revision are those of the organisation. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "submitRequest", """
                    {"template": "purchase-request", "form": {"title": "Chairs", "amount": {"amount": 300, "currency": "EUR"},
                     "supplier": "Rivas", "budget": "office", "reason": "The old ones broke."}}""",
            "commentOnRequest", """
                    {"text": "The supplier has confirmed the price."}""",
            "decideApproval", """
                    {"verdict": "approve", "comment": "Go ahead.", "revision": 1}""");

    private CompletedDocument() {}

    static String of(JsonNode generated) {
        ObjectNode document = (ObjectNode) generated;
        document.set("info", JSON.readTree("""
                {"title": "Countersign", "version": "1", "description": "Submit, follow and decide requests. Tokens come from the page Access tokens, or from \
                the token endpoint for programs. Texts are in the language of Accept-Language."}
                """));
        document.set("servers", JSON.readTree("[{\"url\": \"/\"}]"));
        schemes(document);
        document.withObject("/components/schemas").setAll((ObjectNode) JSON.readTree(PROBLEM));
        for (String form : List.of("NewRequestBody", "TemplateDocument")) {
            // The generator takes a node of JSON for a text.
            document.withObject("/components/schemas/" + form + "/properties/form")
                    .put("type", "object")
                    .put("additionalProperties", true);
        }
        // Anything.
        document.withObject("/components/schemas/AnswerDocument/properties/value")
                .remove("type");
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> complete(path.getKey(), call.getKey(), (ObjectNode) call.getValue())));
        document.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> require(schema.getKey(), (ObjectNode) schema.getValue()));
        // Where it is missing, the call is answered with the field that is wrong.
        NEEDED.forEach((body, members) -> {
            ArrayNode required =
                    document.withObject("/components/schemas/" + body).putArray("required");
            members.forEach(required::add);
        });
        return JSON.writeValueAsString(sorted(document)) + "\n";
    }

    private static void schemes(ObjectNode document) {
        ObjectNode schemes = document.withObject("/components/securitySchemes");
        schemes.set("token", JSON.readTree("""
                {"type": "http", "scheme": "bearer", "description": "A personal access token, or the token of a program"}"""));
        ObjectNode flow = schemes.putObject("program")
                .put("type", "oauth2")
                .putObject("flows")
                .putObject("clientCredentials")
                .put("tokenUrl", Api.TOKEN);
        ObjectNode scopes = flow.putObject("scopes");
        Stream.of(Scope.values())
                .filter(Scope::isForPrograms)
                .forEach(scope -> scopes.put(scope.code(), scope.name().toLowerCase(Locale.ROOT)));
    }

    private static void complete(String path, String method, ObjectNode call) {
        ArrayNode security = call.putArray("security");
        List<Scope> needed = needed(call.path("operationId").asString());
        ArrayNode tags = call.putArray("tags");
        tags.add(List.of(path.split("/", -1)).get(3));
        String example = EXAMPLES.get(call.path("operationId").asString());
        if (example != null) {
            call.withObject("/requestBody/content/application~1json").set("example", JSON.readTree(example));
        }
        tagged(call);
        if (!path.equals(Api.TOKEN)) {
            security.addObject().putArray("token");
            if (needed.stream().allMatch(Scope::isForPrograms)) {
                ArrayNode scopes = security.addObject().putArray("program");
                needed.forEach(scope -> scopes.add(scope.code()));
            }
            ObjectNode answers = call.withObject("/responses");
            PROBLEMS.forEach((status, description) -> answers.set(status, problem(description)));
            if (!method.equals("get")) {
                OF_CHANGES.forEach((status, description) -> answers.set(status, problem(description)));
            } else {
                answers.putObject("304").put("description", "It is the document of If-None-Match");
                ArrayNode parameters = call.withArray("/parameters");
                parameters
                        .addObject()
                        .put("name", "If-None-Match")
                        .put("in", "header")
                        .put("required", false)
                        .putObject("schema")
                        .put("type", "string");
            }
        }
    }

    private static void tagged(ObjectNode call) {
        for (String status : List.of("200", "201")) {
            if (call.path("responses").has(status)
                    && !call.path("operationId").asString().matches("whoAmI|decideApproval")) {
                header(call.withObject("/responses/" + status), "ETag", "Tells this document from others");
            }
        }
    }

    private static void header(ObjectNode answer, String name, String description) {
        answer.withObject("/headers/" + name)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
    }

    private static ObjectNode problem(String description) {
        ObjectNode answer = JSON.createObjectNode().put("description", description);
        if (description.contains("Retry-After")) {
            header(answer, "Retry-After", "In seconds");
        }
        answer.putObject("content")
                .putObject(Problem.MEDIA_TYPE)
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        return answer;
    }

    /** The scopes of the method with this operation. */
    private static List<Scope> needed(String operation) {
        return Stream.of(ApiTemplates.class, ApiRequests.class, ApiApprovals.class, ApiPeople.class, WhoAmI.class)
                .filter(type -> type.isAnnotationPresent(RestController.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> {
                    var described = method.getAnnotation(Operation.class);
                    return described != null && described.operationId().equals(operation);
                })
                .flatMap(method -> {
                    @Nullable Needs needs = method.getAnnotation(Needs.class);
                    return needs == null ? Stream.<Scope>empty() : Arrays.stream(needs.value());
                })
                .toList();
    }

    /** What cannot be null is always there. */
    private static void require(String name, ObjectNode schema) {
        record(name).ifPresent(type -> {
            ArrayNode required = JSON.createArrayNode();
            for (RecordComponent component : type.getRecordComponents()) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && schema.path("properties").has(component.getName())
                        && !(name.equals("Problem") && component.getName().equals("errors"))) {
                    required.add(component.getName());
                }
            }
            if (!required.isEmpty()) {
                schema.set("required", required);
            }
        });
    }

    private static Optional<Class<?>> record(String name) {
        return Stream.of(
                        "",
                        "RequestDocument$",
                        "RequestLine$",
                        "ApprovalLine$",
                        "StepDocument$",
                        "ApiTemplates$",
                        "ApiRequests$",
                        "ApiApprovals$",
                        "ApiPeople$",
                        "WhoAmI$",
                        "Problem$",
                        "TokenEndpoint$")
                .map(outer -> "dev.countersign.api." + outer + name)
                .<Class<?>>mapMulti((type, found) -> {
                    try {
                        found.accept(Class.forName(type));
                    } catch (ClassNotFoundException | NoClassDefFoundError elsewhere) {
                        // It is in another of these.
                        assert elsewhere != null;
                    }
                })
                .filter(Class::isRecord)
                .findFirst();
    }

    /** With members in the order of their names, so that the file changes only where the interface does. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TreeMap<String, JsonNode> members = new TreeMap<>();
            object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            ObjectNode ordered = JSON.createObjectNode();
            members.forEach(ordered::set);
            return ordered;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode ordered = JSON.createArrayNode();
            array.forEach(member -> ordered.add(sorted(member)));
            return ordered;
        }
        return node;
    }
}
