package dev.countersign.lambdas.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets by their name in AWS Secrets Manager. What was read counts for a while. */
final class StoredTexts {

    private static final Duration FRESH = Duration.ofSeconds(20);
    private static final int MOST_KEPT = 1_000;

    private record Read(Optional<String> text, Instant until) {}

    private final Supplier<SecretsManagerClient> secrets;
    private final Clock clock;
    private final Map<String, Read> kept = new ConcurrentHashMap<>();

    StoredTexts(Supplier<SecretsManagerClient> secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Empty if there is none.
     *
     * @throws TemporaryFailure if it cannot be read now
     */
    Optional<String> find(String name) {
        Read known = kept.get(name);
        if (known == null || !clock.instant().isBefore(known.until())) {
            known = new Read(read(name), clock.instant().plus(FRESH));
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(name, known);
        }
        return known.text();
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(secrets.get()
                    .getSecretValue(request -> request.secretId(name))
                    .secretString());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        } catch (SdkException unreachable) {
            throw new TemporaryFailure("The secret cannot be read now.");
        }
    }
}
