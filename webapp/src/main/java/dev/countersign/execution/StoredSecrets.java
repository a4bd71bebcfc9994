package dev.countersign.execution;

import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets in AWS Secrets Manager by their names, where functions read them. */
@Component
class StoredSecrets {

    private final SecretsManagerClient secrets;

    StoredSecrets(SecretsManagerClient secrets) {
        this.secrets = secrets;
    }

    /** Stores what a function reads. Repeated, it changes nothing more. */
    void write(String name, String text) {
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

    Optional<String> read(String name) {
        try {
            return Optional.of(secrets.getSecretValue(get -> get.secretId(name)).secretString());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    /** Deletes it for good. */
    void remove(String name) {
        try {
            secrets.deleteSecret(delete -> delete.secretId(name).forceDeleteWithoutRecovery(true));
        } catch (ResourceNotFoundException none) {
            // It was removed before.
            return;
        }
    }
}
