package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets of organisations in AWS Secrets Manager, where a function reads them: one for each key, under a prefix that says which function may. */
public abstract sealed class StoredSecrets permits ConnectorSecrets, WebhookSecrets {

    private static final Logger LOG = LoggerFactory.getLogger(StoredSecrets.class);

    private final SecretsManagerClient secrets;
    private final String prefix;

    StoredSecrets(SecretsManagerClient secrets, String prefix) {
        this.secrets = secrets;
        this.prefix = prefix;
    }

    /**
     * The result of {@code work} with these secrets, or {@code refused} if AWS does not answer or refuses. For a person who waits and can try again: a call that
     * repeats itself needs the exception.
     */
    public <T> T attempt(Supplier<T> work, T refused) {
        try {
            return work.get();
        } catch (SdkException failed) {
            LOG.warn("Secrets Manager does not take or give a secret under {}", prefix, failed);
            return refused;
        }
    }

    /** Stores what the function reads. Repeated, it changes nothing more. */
    public void write(TenantId tenant, String key, String text) {
        String name = name(tenant, key);
        try {
            secrets.putSecretValue(put -> put.secretId(name).secretString(text));
        } catch (ResourceNotFoundException none) {
            try {
                secrets.createSecret(create -> create.name(name).secretString(text));
            } catch (ResourceExistsException meanwhile) {
                secrets.putSecretValue(put -> put.secretId(name).secretString(text));
            }
        }
    }

    public Optional<String> read(TenantId tenant, String key) {
        String name = name(tenant, key);
        try {
            return Optional.of(secrets.getSecretValue(get -> get.secretId(name)).secretString());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    /** Deletes it for good. */
    public void remove(TenantId tenant, String key) {
        String name = name(tenant, key);
        try {
            secrets.deleteSecret(delete -> delete.secretId(name).forceDeleteWithoutRecovery(true));
        } catch (ResourceNotFoundException none) {
            // It was removed before.
            return;
        }
    }

    private String name(TenantId tenant, String key) {
        return prefix + tenant + "/" + key;
    }
}
