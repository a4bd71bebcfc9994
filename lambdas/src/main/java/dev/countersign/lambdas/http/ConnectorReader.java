package dev.countersign.lambdas.http;

import dev.countersign.lambdas.http.Connector.Auth;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a connector from the JSON that the application stores as a secret. */
public final class ConnectorReader {

    private static final Set<Integer> RETRIED = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final int TIMEOUT_SECONDS = 20;
    private static final int LONGEST_SECONDS = 60;
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private ConnectorReader() {}

    /**
     * Reads it.
     *
     * @throws PermanentFailure if it is none
     */
    public static Connector read(String json) {
        JsonNode connector;
        try {
            connector = JsonMapper.shared().readTree(json);
        } catch (JacksonException unreadable) {
            throw new PermanentFailure("The connector cannot be read.");
        }
        return new Connector(
                address(connector.path("address").asString("")),
                auth(connector.path("auth")),
                header(connector.path("idempotencyHeader").asString("Idempotency-Key")),
                Duration.ofSeconds(Math.clamp(connector.path("timeout").asInt(TIMEOUT_SECONDS), 1, LONGEST_SECONDS)),
                connector.path("retried").isArray()
                        ? connector
                                .path("retried")
                                .valueStream()
                                .map(JsonNode::asInt)
                                .collect(Collectors.toSet())
                        : RETRIED);
    }

    private static Auth auth(JsonNode auth) {
        return switch (auth.path("kind").asString("none")) {
            case "none" -> new Auth.None();
            case "basic" -> new Auth.Basic(text(auth, "user"), text(auth, "password"));
            case "api-key" -> new Auth.ApiKey(header(text(auth, "header")), text(auth, "key"));
            case "oauth2" ->
                new Auth.ClientCredentials(
                        address(text(auth, "tokens")), text(auth, "client"), text(auth, "secret"), text(auth, "scope"));
            case String kind ->
                throw new PermanentFailure("The connector signs in by " + kind + ", which does not exist.");
        };
    }

    private static String text(JsonNode auth, String member) {
        String text = auth.path(member).asString("");
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new PermanentFailure("The connector has a line break in its " + member + ".");
        }
        return text;
    }

    private static String header(String name) {
        if (!HEADER.matcher(name).matches()) {
            throw new PermanentFailure("The connector names a header that cannot be sent.");
        }
        return name;
    }

    /** An absolute address with a host; without user, query and fragment. */
    static URI address(String text) {
        try {
            URI address = new URI(text);
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            if (web
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException _) {
            // The same is said as of one that is no web address.
        }
        throw new PermanentFailure("The connector has no address that can be called.");
    }
}
