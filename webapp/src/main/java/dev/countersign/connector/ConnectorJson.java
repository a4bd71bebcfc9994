package dev.countersign.connector;

import dev.countersign.connector.Connector.SignIn;
import java.net.URI;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A connector as the function {@code http-request} reads it, with or without its secret. */
final class ConnectorJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ConnectorJson() {}

    static ObjectNode signIn(SignIn signIn) {
        ObjectNode auth = JSON.createObjectNode();
        return switch (signIn) {
            case SignIn.None _ -> auth.put("kind", "none");
            case SignIn.Basic(String user) -> auth.put("kind", "basic").put("user", user);
            case SignIn.ApiKey(String header) -> auth.put("kind", "api-key").put("header", header);
            case SignIn.OAuth(URI tokens, String client, String scope) ->
                auth.put("kind", "oauth2")
                        .put("tokens", tokens.toString())
                        .put("client", client)
                        .put("scope", scope);
        };
    }

    static SignIn signIn(JsonNode auth) {
        return switch (auth.path("kind").asString("none")) {
            case "basic" -> new SignIn.Basic(auth.path("user").asString(""));
            case "api-key" -> new SignIn.ApiKey(auth.path("header").asString(""));
            case "oauth2" ->
                new SignIn.OAuth(
                        URI.create(auth.path("tokens").asString("")),
                        auth.path("client").asString(""),
                        auth.path("scope").asString(""));
            default -> new SignIn.None();
        };
    }

    static String whole(Connector connector, String secret) {
        ObjectNode json =
                JSON.createObjectNode().put("address", connector.address().toString());
        ObjectNode auth = signIn(connector.signIn());
        switch (connector.signIn()) {
            case SignIn.None _ -> {}
            case SignIn.Basic _ -> auth.put("password", secret);
            case SignIn.ApiKey _ -> auth.put("key", secret);
            case SignIn.OAuth _ -> auth.put("secret", secret);
        }
        json.set("auth", auth);
        json.put("idempotencyHeader", connector.idempotencyHeader());
        json.put("timeout", connector.timeoutSeconds());
        var retried = json.putArray("retried");
        connector.retried().stream().sorted().forEach(retried::add);
        return json.toString();
    }

    /** The secret of a connector that {@link #whole} wrote; empty if it has none. */
    static String secret(String whole) {
        JsonNode auth = JSON.readTree(whole).path("auth");
        return auth.path("password")
                .asString(auth.path("key").asString(auth.path("secret").asString("")));
    }
}
