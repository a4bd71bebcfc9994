package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.testing.Acme;
import dev.countersign.token.AccessTokens;
import dev.countersign.token.Scope;
import dev.countersign.token.TokenId;
import dev.countersign.token.TokenResult;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls made up from the document of the interface: values that fit the schemas, and values that do not. None may be answered with a server error. The property
 * {@code countersign.fuzz} is the number of calls.
 */
class ApiFuzzIT {

    private static final int CALLS = Integer.getInteger("countersign.fuzz", 400);
    private static final long SEED = Long.getLong("countersign.seed", System.nanoTime());

    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\0",
            "\uD800",
            "'; drop table person; --",
            "../../etc/passwd",
            "%00",
            "null",
            "-1",
            "1e400",
            "99999999999999999999",
            "ñ漢🦊",
            "x".repeat(3000));

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);

    private final Random random = new Random(SEED);
    private final List<String> known = new ArrayList<>();

    private record Call(String method, String path, JsonNode operation) {}

    @Test
    void noCallIsAnsweredWithAServerError() {
        // Of another organisation than that of the other tests, whose inboxes stay short.
        Actor hank = acme.stranger();
        known.add(acme.submit(hank, "Fuzz " + UUID.randomUUID()).toString());
        known.add(UUID.randomUUID().toString());
        JsonNode document = Program.json(new Program(product.address()).get("/api/v1/openapi.json"));
        List<Call> calls = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call -> calls.add(
                                new Call(call.getKey().toUpperCase(Locale.ROOT), path.getKey(), call.getValue()))));
        TokenResult.Created token = Program.token(product, hank, Scope.values());
        Program program = new Program(product.address()).token(token.secret());
        for (int number = 0; number < CALLS; number++) {
            if (number % 250 == 249) {
                // Each token can make only so many calls at once.
                product.get(AccessTokens.class).revoke(hank, new TokenId(UUID.fromString(token.id())));
                token = Program.token(product, hank, Scope.values());
                program = new Program(product.address()).token(token.secret());
            }
            Call call = calls.get(random.nextInt(calls.size()));
            HttpResponse<String> answer = send(program, call, document);
            assertThat(answer.statusCode())
                    .as("call %d of seed %d: %s %s: %s", number, SEED, call.method(), answer.uri(), answer.body())
                    .isLessThan(500);
        }
    }

    private HttpResponse<String> send(Program program, Call call, JsonNode document) {
        String path = call.path();
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : call.operation().path("parameters")) {
            String name = parameter.path("name").asString();
            String value = text(parameter.path("schema"));
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value));
                case "query" -> {
                    if (random.nextBoolean()) {
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(encoded(value));
                    }
                }
                default -> {
                    program.without(name);
                    if (random.nextInt(4) == 0) {
                        program.with(name, value.replaceAll("[^\\x20-\\x7e]", "") + "k");
                    }
                }
            }
        }
        JsonNode schema = call.operation()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        String body = schema.isMissingNode() ? null : body(call, schema, document);
        return program.send(
                call.method(), path + query, body == null ? null : "application/json", body == null ? "" : body);
    }

    private String body(Call call, JsonNode schema, JsonNode document) {
        return switch (random.nextInt(6)) {
            case 0 -> pick(NASTY);
            case 1 -> "[".repeat(random.nextInt(2000)) + pick(NASTY);
            case 2 ->
                mutated(call.operation()
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("example"));
            default -> value(schema, document, 0).toString();
        };
    }

    /** The example with one member changed. */
    private String mutated(JsonNode example) {
        if (!(example.deepCopy() instanceof ObjectNode body)) {
            return "{}";
        }
        ObjectNode inner = body.path("form") instanceof ObjectNode form && random.nextBoolean() ? form : body;
        List<String> names = new ArrayList<>(inner.propertyNames());
        inner.set(pick(names), anything(0));
        return body.toString();
    }

    private JsonNode value(JsonNode schema, JsonNode document, int depth) {
        if (depth > 4 || random.nextInt(8) == 0) {
            return anything(depth);
        }
        if (schema.has("$ref")) {
            return value(document.at(schema.path("$ref").asString().substring(1)), document, depth + 1);
        }
        if (schema.path("properties") instanceof ObjectNode properties) {
            ObjectNode object = Program.JSON.createObjectNode();
            properties.properties().forEach(member -> {
                if (random.nextInt(5) > 0) {
                    object.set(member.getKey(), value(member.getValue(), document, depth + 1));
                }
            });
            return object;
        }
        return switch (schema.path("type").asString("")) {
            case "integer" -> Program.JSON.valueToTree(random.nextInt());
            case "string" -> Program.JSON.valueToTree(text(schema));
            default -> anything(depth);
        };
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 7)) {
            case 0 -> Program.JSON.nullNode();
            case 1 -> Program.JSON.valueToTree(random.nextLong());
            case 2 -> Program.JSON.valueToTree(random.nextDouble() * Math.pow(10, random.nextInt(300)));
            case 3 -> Program.JSON.valueToTree(pick(NASTY));
            case 4 -> Program.JSON.valueToTree(random.nextBoolean());
            case 5 -> Program.JSON.createArrayNode().add(anything(depth + 1)).add(anything(depth + 1));
            default -> Program.JSON.createObjectNode().set("m" + random.nextInt(9), anything(depth + 1));
        };
    }

    private String text(JsonNode schema) {
        if (schema.has("enum") && random.nextInt(4) > 0) {
            JsonNode values = schema.path("enum");
            return values.get(random.nextInt(values.size())).asString();
        }
        return random.nextInt(3) > 0 ? pick(known) : pick(NASTY);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String encoded(String value) {
        return value.isEmpty()
                ? ""
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
