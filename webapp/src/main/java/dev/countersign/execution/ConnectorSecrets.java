package dev.countersign.execution;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The connectors with their secrets, by their keys, which the function {@code http-request} reads. */
@Component
public final class ConnectorSecrets extends StoredSecrets {

    ConnectorSecrets(SecretsManagerClient secrets, AwsProperties aws) {
        super(secrets, aws.connectorPrefix());
    }
}
