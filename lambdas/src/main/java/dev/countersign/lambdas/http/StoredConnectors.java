package dev.countersign.lambdas.http;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Connectors in AWS Secrets Manager, one secret each, named by tenant and key. */
public final class StoredConnectors implements Connectors {

    /** Nothing else may become part of the name of a secret. */
    private static final Pattern TENANT = Pattern.compile("[0-9a-f-]{36}");

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,49}");

    private final StoredTexts texts;
    private final String prefix;

    /**
     * Connectors that this client reads.
     *
     * @param prefix of the names of the secrets
     */
    public StoredConnectors(Supplier<SecretsManagerClient> secrets, String prefix) {
        this.texts = new StoredTexts(secrets, Clock.systemUTC());
        this.prefix = prefix;
    }

    /** As the environment of the function says. */
    public static StoredConnectors of(Map<String, String> environment) {
        SecretsManagerClient client = SecretsManagerClient.create();
        return new StoredConnectors(
                () -> client, environment.getOrDefault("CONNECTOR_PREFIX", "countersign/connectors/"));
    }

    @Override
    public Optional<Connector> find(String tenant, String key) {
        return TENANT.matcher(tenant).matches() && KEY.matcher(key).matches()
                ? texts.find(prefix + tenant + "/" + key).map(ConnectorReader::read)
                : Optional.empty();
    }
}
