package dev.countersign.lambdas.http;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks in AWS Secrets Manager, one secret each, named by tenant and id. */
public final class StoredWebhooks implements Webhooks {

    /** Nothing else may become part of the name of a secret. */
    private static final Pattern UUID = Pattern.compile("[0-9a-f-]{36}");

    private final StoredTexts texts;
    private final String prefix;

    /**
     * Webhooks that this client reads.
     *
     * @param prefix of the names of the secrets
     */
    public StoredWebhooks(Supplier<SecretsManagerClient> secrets, String prefix) {
        this.texts = new StoredTexts(secrets, Clock.systemUTC());
        this.prefix = prefix;
    }

    /** As the environment of the function says. */
    public static StoredWebhooks of(Map<String, String> environment) {
        SecretsManagerClient client = SecretsManagerClient.create();
        return new StoredWebhooks(() -> client, environment.getOrDefault("WEBHOOK_PREFIX", "countersign/webhooks/"));
    }

    @Override
    public Optional<Webhook> find(String tenant, String id) {
        return UUID.matcher(tenant).matches() && UUID.matcher(id).matches()
                ? texts.find(prefix + tenant + "/" + id).map(StoredWebhooks::read)
                : Optional.empty();
    }

    private static Webhook read(String json) {
        JsonNode webhook = JsonMapper.shared().readTree(json);
        return new Webhook(
                URI.create(webhook.path("address").asString("")),
                webhook.path("secret").asString(""));
    }
}
