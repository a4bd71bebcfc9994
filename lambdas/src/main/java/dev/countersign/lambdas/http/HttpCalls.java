package dev.countersign.lambdas.http;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls a service as the input of {@code http-request} says. */
public final class HttpCalls {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Connectors connectors;
    private final GuardedClient client;
    private final Credentials credentials;

    public HttpCalls(Connectors connectors, AddressPolicy policy, Clock clock) {
        this(connectors, new GuardedClient(policy), clock);
    }

    HttpCalls(Connectors connectors, GuardedClient client, Clock clock) {
        this.connectors = connectors;
        this.client = client;
        this.credentials = new Credentials(client, clock);
    }

    /**
     * Calls.
     *
     * @return {@code {status, body}}
     * @throws PermanentFailure if the call would fail again
     * @throws TemporaryFailure if it may succeed when it is repeated
     */
    public ObjectNode call(JsonNode input) {
        String key = input.path("connector").asString("");
        Connector connector = connectors
                .find(input.path("call").path("tenant").asString(""), key)
                .orElseThrow(() -> new PermanentFailure("There is no connector “%s”.".formatted(key)));
        Answer answer = send(connector, input);
        if (answer.status() == 401 && credentials.forget(connector)) {
            answer = send(connector, input);
        }
        if (!isGood(answer.status(), input.path("accepts"))) {
            String said = "“%s” answered %d%s".formatted(key, answer.status(), answer.shown());
            throw connector.retried().contains(answer.status())
                    ? new TemporaryFailure(said)
                    : new PermanentFailure(said);
        }
        ObjectNode result = JsonMapper.shared().createObjectNode().put("status", answer.status());
        result.set("body", answer.json());
        return result;
    }

    private Answer send(Connector connector, JsonNode input) {
        String method = input.path("method").asString("GET").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new PermanentFailure("There is no method %s.".formatted(method));
        }
        Map<String, String> headers = new HashMap<>(credentials.headers(connector));
        headers.put("Accept", "application/json");
        String call = input.path("call").path("key").asString("");
        if (!call.isEmpty()) {
            headers.put(connector.idempotencyHeader(), call);
        }
        JsonNode body = input.path("body");
        return client.call(
                method,
                Target.of(connector, input.path("path").asString("/"), input.path("query")),
                headers,
                body.isMissingNode() || body.isNull()
                        ? Optional.empty()
                        : Optional.of(new ByteArrayEntity(
                                body.toString().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON)),
                connector.timeout());
    }

    private static boolean isGood(int status, JsonNode accepts) {
        return status / 100 == 2 || accepts.valueStream().anyMatch(one -> one.asInt(0) == status);
    }
}
