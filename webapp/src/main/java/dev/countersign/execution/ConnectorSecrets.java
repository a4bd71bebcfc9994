package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The connectors with their secrets in AWS Secrets Manager, where the function {@code http-request} reads them. */
@Component
public class ConnectorSecrets {

    private final SecretsManagerClient secrets;
    private final AwsProperties aws;

    ConnectorSecrets(SecretsManagerClient secrets, AwsProperties aws) {
        this.secrets = secrets;
        this.aws = aws;
    }

    /** Stores what the function reads. Repeated, it changes nothing more. */
    public void write(TenantId tenant, String key, String connector) {
        String name = name(tenant, key);
        try {
            secrets.putSecretValue(put -> put.secretId(name).secretString(connector));
        } catch (ResourceNotFoundException none) {
            try {
                secrets.createSecret(create -> create.name(name).secretString(connector));
            } catch (ResourceExistsException meanwhile) {
                secrets.putSecretValue(put -> put.secretId(name).secretString(connector));
            }
        }
    }

    public Optional<String> read(TenantId tenant, String key) {
        try {
            return Optional.of(secrets.getSecretValue(get -> get.secretId(name(tenant, key)))
                    .secretString());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    /** Deletes it for good. */
    public void remove(TenantId tenant, String key) {
        try {
            secrets.deleteSecret(delete -> delete.secretId(name(tenant, key)).forceDeleteWithoutRecovery(true));
        } catch (ResourceNotFoundException none) {
            // It was removed before.
            return;
        }
    }

    private String name(TenantId tenant, String key) {
        return aws.connectorPrefix() + tenant + "/" + key;
    }
}
