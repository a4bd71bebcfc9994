package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Acme;
import dev.countersign.token.Scope;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is no call of JSON-RPC is refused as the protocol has it, without a word about the server. */
class McpEndpointIT {

    private static final long SEED = Long.getLong("countersign.seed", System.nanoTime());
    private static final int CALLS = 200;
    private static final String BOTH = "application/json, text/event-stream";
    private static final String JSON = "application/json";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    private static final RunningProduct product = RunningProduct.shared();
    private static final HttpClient client = HttpClient.newHttpClient();
    private static final String token = Program.token(product, new Acme(product).actor("ana"), Scope.REQUESTS_READ)
            .secret();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                          | -32700",
                "{                                                           | -32700",
                "[                                                           | -32700",
                "{} {}                                                       | -32700",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"method\":\"ping\"} | -32700",
                "null                                                        | -32600",
                "[]                                                          | -32600",
                "[1]                                                         | -32600",
                "7                                                           | -32600",
                "\"text\"                                                    | -32600",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]        | -32600",
                "{}                                                          | -32600",
                "{\"jsonrpc\":\"2.0\"}                                       | -32600",
                "{\"id\":1,\"method\":\"ping\"}                              | -32600",
                "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"ping\"}              | -32600",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}          | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}                 | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}                | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":{\"a\":1},\"method\":\"ping\"}  | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}       | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}        | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":99999999999999999999,\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":5}    | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":[]}   | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":null} | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"}                 | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":{}}} | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"get_request\",\"arguments\":7}} | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\"}                 | -32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":5}} | -32602",
            })
    void whatIsNoCallIsRefusedWithTheErrorOfTheProtocol(String body, int code) {
        HttpResponse<String> answer = post(BOTH, JSON, body == null ? "" : body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
        JsonNode error = Program.json(answer);
        assertThat(error.path("jsonrpc").asString()).isEqualTo("2.0");
        assertThat(error.path("error").path("code").asInt()).isEqualTo(code);
        saysNothingOfTheServer(answer);
    }

    @Test
    void aCallIsAnsweredUnderItsIdAndANotificationIsNot() {
        assertThat(Program.json(post(BOTH, JSON, PING)).path("id").asInt()).isEqualTo(1);
        JsonNode refused = Program.json(post(BOTH, JSON, "{\"jsonrpc\":\"2.0\",\"id\":\"a7\",\"method\":1}"));
        assertThat(refused.path("id").asString()).isEqualTo("a7");
        assertThat(post(BOTH, JSON, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(post(BOTH, JSON, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"none\"}")
                        .body())
                .contains("-32601");
        assertThat(post(BOTH, JSON, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{}}")
                        .body())
                .contains("-32602");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":"})
    void whatIsNestedDeeplyIsRefused(String opening) {
        HttpResponse<String> answer = post(BOTH, JSON, opening.repeat(5_000));
        assertThat(answer.statusCode()).isEqualTo(400);
        saysNothingOfTheServer(answer);
    }

    @Test
    void otherMethodsAndFormatsAreRefused() {
        for (String method : List.of("GET", "DELETE", "PUT", "PATCH")) {
            HttpResponse<String> answer = send(method, BOTH, JSON, "{}");
            assertThat(Program.problem(answer)).as(method).isEqualTo("405 method-not-allowed");
            assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(Program.problem(post(BOTH, "text/plain", PING))).isEqualTo("415 unsupported-media-type");
        assertThat(Program.problem(post("text/html", JSON, PING))).isEqualTo("406 not-acceptable");
    }

    @ParameterizedTest
    @CsvSource({"2025-06-18, 200", "2025-11-25, 200", "1999-01-01, 400", "x, 400"})
    void aVersionOfTheProtocolThatIsNotKnownIsRefused(String version, int status) throws Exception {
        HttpRequest request = request("POST", BOTH, JSON, PING.getBytes(StandardCharsets.UTF_8))
                .header("MCP-Protocol-Version", version)
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
    }

    @Test
    void whateverIsSentTheServerKeepsItsOwnToItself() {
        Random random = new Random(SEED);
        for (int number = 0; number < CALLS; number++) {
            byte[] body = random.nextBoolean() ? bytes(random) : call(random).getBytes(StandardCharsets.UTF_8);
            HttpResponse<String> answer = send("POST", BOTH, JSON, new String(body, StandardCharsets.ISO_8859_1), body);
            assertThat(answer.statusCode())
                    .as("call %d of seed %d: %s: %s", number, SEED, new String(body, StandardCharsets.UTF_8), answer)
                    .isBetween(200, 499);
            saysNothingOfTheServer(answer);
        }
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String call(Random random) {
        String method = pick(random, List.of("ping", "initialize", "tools/list", "tools/call", "resources/read", "x"));
        String params = pick(
                random,
                List.of(
                        value(random, 0),
                        "{\"name\":" + value(random, 0) + ",\"arguments\":" + value(random, 0) + "}",
                        "{\"name\":\"wait_for_outcome\",\"arguments\":{\"id\":" + value(random, 0) + ",\"seconds\":"
                                + value(random, 0) + "}}",
                        "{\"name\":\"get_request\",\"arguments\":" + value(random, 0) + ",\"_meta\":" + value(random, 0)
                                + "}",
                        "{\"protocolVersion\":" + value(random, 0) + ",\"clientInfo\":" + value(random, 0) + "}"));
        return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":%s}"
                .formatted(pick(random, List.of("1", "\"\\uD800\"", value(random, 0))), method, params);
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 2 ? 6 : 8)) {
            case 0 -> "null";
            case 1 -> Long.toString(random.nextLong());
            case 2 -> pick(random, List.of("1e999999", "-0.0", "1" + "0".repeat(400)));
            case 3 -> pick(random, List.of("\"\"", "\"\\u0000\"", "\"\\uD800\"", "\"日本\""));
            case 4 -> "true";
            case 5 -> pick(random, List.of("{}", "[]", "\"get_request\"", "\"list_templates\""));
            case 6 -> "[" + value(random, depth + 1) + "]";
            default -> "{\"a\":" + value(random, depth + 1) + "}";
        };
    }

    private static String pick(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static void saysNothingOfTheServer(HttpResponse<String> answer) {
        assertThat(answer.body()).doesNotContain("stackTrace", "Exception", "jackson", "modelcontextprotocol", "java.");
    }

    private static HttpResponse<String> post(String accept, String type, String body) {
        return send("POST", accept, type, body);
    }

    private static HttpResponse<String> send(String method, String accept, String type, String body) {
        return send(method, accept, type, body, body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(String method, String accept, String type, String shown, byte[] body) {
        try {
            return client.send(request(method, accept, type, body).build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError("no answer to " + shown, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static HttpRequest.Builder request(String method, String accept, String type, byte[] body) {
        return HttpRequest.newBuilder(product.address().resolve("/mcp"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body));
    }
}
