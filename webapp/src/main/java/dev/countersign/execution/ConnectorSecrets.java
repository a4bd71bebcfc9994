package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The connectors with their secrets in AWS Secrets Manager, where the function {@code http-request} reads them. */
@Component
public class ConnectorSecrets {

    private final StoredSecrets secrets;
    private final AwsProperties aws;

    ConnectorSecrets(StoredSecrets secrets, AwsProperties aws) {
        this.secrets = secrets;
        this.aws = aws;
    }

    /** Stores what the function reads. Repeated, it changes nothing more. */
    public void write(TenantId tenant, String key, String connector) {
        secrets.write(name(tenant, key), connector);
    }

    public Optional<String> read(TenantId tenant, String key) {
        return secrets.read(name(tenant, key));
    }

    /** Deletes it for good. */
    public void remove(TenantId tenant, String key) {
        secrets.remove(name(tenant, key));
    }

    private String name(TenantId tenant, String key) {
        return aws.connectorPrefix() + tenant + "/" + key;
    }
}
