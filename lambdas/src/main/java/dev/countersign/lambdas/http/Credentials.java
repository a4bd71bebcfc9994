package dev.countersign.lambdas.http;

import dev.countersign.lambdas.http.Connector.Auth;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.databind.JsonNode;

/** What is sent so that a service lets the call in. Access tokens are kept until shortly before they expire. */
final class Credentials {

    private static final Duration EARLIER = Duration.ofSeconds(30);
    private static final Duration STANDARD_LIFE = Duration.ofMinutes(5);
    private static final String AUTHORIZATION = "Authorization";

    private record Token(String value, Instant until) {}

    private final GuardedClient client;
    private final Clock clock;
    private final Map<Auth.ClientCredentials, Token> tokens = new ConcurrentHashMap<>();

    Credentials(GuardedClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    Map<String, String> headers(Connector connector) {
        return switch (connector.auth()) {
            case Auth.None _ -> Map.of();
            case Auth.Basic(String user, String password) -> Map.of(AUTHORIZATION, basic(user, password));
            case Auth.ApiKey(String header, String key) -> Map.of(header, key);
            case Auth.ClientCredentials grant -> Map.of(AUTHORIZATION, "Bearer " + token(grant, connector.timeout()));
        };
    }

    /** The next call gets a new access token: the service did not accept the one that was kept. */
    boolean forget(Connector connector) {
        return connector.auth() instanceof Auth.ClientCredentials grant && tokens.remove(grant) != null;
    }

    private String token(Auth.ClientCredentials grant, Duration timeout) {
        Token kept = tokens.get(grant);
        if (kept == null || !clock.instant().isBefore(kept.until())) {
            kept = fetch(grant, timeout);
            tokens.put(grant, kept);
        }
        return kept.value();
    }

    private Token fetch(Auth.ClientCredentials grant, Duration timeout) {
        String form =
                "grant_type=client_credentials" + (grant.scope().isBlank() ? "" : "&scope=" + encoded(grant.scope()));
        Answer answer = client.call(
                "POST",
                grant.tokens(),
                Map.of(
                        AUTHORIZATION,
                        basic(encoded(grant.client()), encoded(grant.secret())),
                        "Accept",
                        "application/json"),
                Optional.of(new ByteArrayEntity(
                        form.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_FORM_URLENCODED)),
                timeout);
        JsonNode json = answer.json();
        String token = json.path("access_token").asString("");
        if (answer.status() >= 500 || answer.status() == 429) {
            throw new TemporaryFailure("%s answered %d when asked for an access token."
                    .formatted(grant.tokens().getHost(), answer.status()));
        }
        if (answer.status() != 200 || token.isEmpty() || token.chars().anyMatch(Character::isISOControl)) {
            throw new PermanentFailure("%s gave no access token: it answered %d."
                    .formatted(grant.tokens().getHost(), answer.status()));
        }
        Duration life = json.path("expires_in").isNumber()
                ? Duration.ofSeconds(json.path("expires_in").asLong())
                : STANDARD_LIFE;
        return new Token(token, clock.instant().plus(life).minus(EARLIER));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
