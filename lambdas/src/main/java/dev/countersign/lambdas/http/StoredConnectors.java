package dev.countersign.lambdas.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Connectors in AWS Secrets Manager, one secret each, named by tenant and key. What was read counts for a while. */
public final class StoredConnectors implements Connectors {

    private static final Duration FRESH = Duration.ofSeconds(20);
    private static final int MOST_KEPT = 1_000;

    /** Nothing else may become part of the name of a secret. */
    private static final Pattern TENANT = Pattern.compile("[0-9a-f-]{36}");

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,49}");

    private record Read(Optional<Connector> connector, Instant until) {}

    private final Supplier<SecretsManagerClient> secrets;
    private final String prefix;
    private final Clock clock;
    private final Map<String, Read> kept = new ConcurrentHashMap<>();

    /**
     * Connectors that this client reads.
     *
     * @param prefix of the names of the secrets
     */
    public StoredConnectors(Supplier<SecretsManagerClient> secrets, String prefix) {
        this(secrets, prefix, Clock.systemUTC());
    }

    StoredConnectors(Supplier<SecretsManagerClient> secrets, String prefix, Clock clock) {
        this.secrets = secrets;
        this.prefix = prefix;
        this.clock = clock;
    }

    /** As the environment of the function says. */
    public static StoredConnectors of(Map<String, String> environment) {
        SecretsManagerClient client = SecretsManagerClient.create();
        return new StoredConnectors(
                () -> client, environment.getOrDefault("CONNECTOR_PREFIX", "countersign/connectors/"));
    }

    @Override
    public Optional<Connector> find(String tenant, String key) {
        if (!TENANT.matcher(tenant).matches() || !KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        String name = prefix + tenant + "/" + key;
        Read known = kept.get(name);
        if (known == null || !clock.instant().isBefore(known.until())) {
            known = new Read(read(name), clock.instant().plus(FRESH));
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(name, known);
        }
        return known.connector();
    }

    private Optional<Connector> read(String name) {
        try {
            return Optional.of(ConnectorReader.read(secrets.get()
                    .getSecretValue(request -> request.secretId(name))
                    .secretString()));
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        } catch (SdkException unreachable) {
            throw new TemporaryFailure("The connector cannot be read now.");
        }
    }
}
