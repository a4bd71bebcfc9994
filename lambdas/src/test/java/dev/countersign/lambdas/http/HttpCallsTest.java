package dev.countersign.lambdas.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.lambdas.http.Connector.Auth;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class HttpCallsTest {

    private static final Set<Integer> RETRIED = Set.of(429, 503);

    private final Service service = new Service(Service.json(200, "{\"id\": \"b-1\"}"));

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void theServiceIsToldWhichCallItIsAndItsAnswerIsTheResult() {
        JsonNode result = call(new Auth.None(), """
                {"method": "POST", "path": "/bookings/Lisbon + 1", "query": {"seats": 2, "class": "a&b"}, "body": {"city": "Lisbon"}}
                """);

        assertThat(result.toString()).isEqualTo("{\"status\":200,\"body\":{\"id\":\"b-1\"}}");
        Service.Asked asked = service.asked().getFirst();
        assertThat(asked.method() + " " + asked.address())
                .isEqualTo("POST /v1/bookings/Lisbon%20+%201?seats=2&class=a%26b");
        assertThat(asked.body()).isEqualTo("{\"city\":\"Lisbon\"}");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("r.flight.1");
    }

    @Test
    void secretsAreSentAsTheServiceWantsThem() {
        call(new Auth.Basic("ana", "s:e"), "{}");
        call(new Auth.ApiKey("X-Key", "k1"), "{}");
        assertThat(service.asked().get(0).header("Authorization")).isEqualTo("Basic YW5hOnM6ZQ==");
        assertThat(service.asked().get(1).header("X-Key")).isEqualTo("k1");
    }

    @Test
    void anAccessTokenIsKeptAndReplacedWhenTheServiceRefusesIt() {
        try (Service tokens = new Service(Service.json(200, "{\"access_token\": \"t1\", \"expires_in\": 3600}"))) {
            HttpCalls calls =
                    calls(new Auth.ClientCredentials(tokens.address(), "client", "secret", "book"), tokens.host());
            calls.call(input("{}"));
            calls.call(input("{}"));
            assertThat(tokens.asked()).singleElement().satisfies(asked -> {
                assertThat(asked.body()).isEqualTo("grant_type=client_credentials&scope=book");
                assertThat(asked.header("Authorization")).isEqualTo("Basic Y2xpZW50OnNlY3JldA==");
            });
            assertThat(service.asked().getLast().header("Authorization")).isEqualTo("Bearer t1");

            tokens.now(Service.json(200, "{\"access_token\": \"t2\"}"));
            service.now(exchange -> Service.json(
                            "Bearer t2".equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401,
                            "{}")
                    .answer(exchange));
            assertThat(calls.call(input("{}")).path("status").asInt()).isEqualTo(200);
        }
    }

    @Test
    void theStatusSaysWhetherTheCallIsRepeated() {
        service.now(Service.json(503, "{\"error\": \"busy\"}"));
        assertThatThrownBy(() -> call(new Auth.None(), "{}"))
                .isInstanceOf(TemporaryFailure.class)
                .hasMessage("“vendor” answered 503: busy");
        service.now(Service.json(422, "{\"title\": \"No\", \"detail\": \"Nothing is\\n left.\"}"));
        assertThatThrownBy(() -> call(new Auth.None(), "{}")).hasMessage("“vendor” answered 422: Nothing is left.");
        service.now(Service.json(422, "{\"code\": 7}"));
        assertThatThrownBy(() -> call(new Auth.None(), "{}")).hasMessage("“vendor” answered 422: {\"code\": 7}");
        service.now(Service.json(409, ""));
        assertThatThrownBy(() -> call(new Auth.None(), "{}"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("“vendor” answered 409");
        assertThat(call(new Auth.None(), "{\"accepts\": [409]}").path("status").asInt())
                .isEqualTo(409);
    }

    @Test
    void aConnectorOfAnotherTenantDoesNotExist() {
        HttpCalls calls = calls(new Auth.None());
        assertThatThrownBy(() -> calls.call(JsonMapper.shared()
                        .readTree("{\"connector\": \"vendor\", \"call\": {\"tenant\": \"other\", \"key\": \"k\"}}")))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("There is no connector “vendor”.");
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void noTextOfAConnectorShowsItsSecret() {
        assertThat(new Auth.Basic("ana", "hush").toString()
                        + new Auth.ApiKey("X", "hush")
                        + new Auth.ClientCredentials(service.address(), "c", "hush", ""))
                .doesNotContain("hush");
    }

    private JsonNode call(Auth auth, String input) {
        return calls(auth).call(input(input));
    }

    private static JsonNode input(String json) {
        JsonNode input = JsonMapper.shared().readTree(json);
        ((ObjectNode) input)
                .put("connector", "vendor")
                .set("call", JsonMapper.shared().readTree("{\"tenant\": \"acme\", \"key\": \"r.flight.1\"}"));
        return input;
    }

    private HttpCalls calls(Auth auth, String... more) {
        Connector connector = new Connector(
                service.address().resolve("/v1/"), auth, "Idempotency-Key", Duration.ofSeconds(5), RETRIED);
        Set<String> allowed = new HashSet<>(Set.of(more));
        allowed.add(service.host());
        return new HttpCalls(
                (tenant, key) ->
                        tenant.equals("acme") && key.equals("vendor") ? Optional.of(connector) : Optional.empty(),
                new GuardedClient(new AddressPolicy(allowed)),
                Clock.systemUTC());
    }
}
