package dev.countersign.webhook;

import java.net.URI;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is secret of a webhook, as the function {@code webhook-delivery} reads it.
 *
 * @param secret empty for a kind that signs nothing
 */
record WebhookText(URI address, String secret) {

    String written() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("address", address.toString())
                .put("secret", secret)
                .toString();
    }

    static WebhookText read(String written) {
        JsonNode json = JsonMapper.shared().readTree(written);
        return new WebhookText(
                URI.create(json.path("address").asString("")),
                json.path("secret").asString(""));
    }

    @Override
    public String toString() {
        return "WebhookText[" + address.getHost() + "]";
    }
}
