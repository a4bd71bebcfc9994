package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets of organisations in AWS Secrets Manager, where a function reads them: one for each key, under a prefix that says which function may. */
public abstract sealed class StoredSecrets permits ConnectorSecrets, WebhookSecrets {

    private final SecretsManagerClient secrets;
    private final String prefix;

    StoredSecrets(SecretsManagerClient secrets, String prefix) {
        this.secrets = secrets;
        this.prefix = prefix;
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
