package dev.countersign.execution;

import dev.countersign.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The addresses and secrets of webhooks in AWS Secrets Manager, where the function {@code webhook-delivery} reads them. */
@Component
public class WebhookSecrets {

    private final StoredSecrets secrets;
    private final AwsProperties aws;

    WebhookSecrets(StoredSecrets secrets, AwsProperties aws) {
        this.secrets = secrets;
        this.aws = aws;
    }

    /** Stores what the function reads. Repeated, it changes nothing more. */
    public void write(TenantId tenant, UUID id, String webhook) {
        secrets.write(name(tenant, id), webhook);
    }

    public Optional<String> read(TenantId tenant, UUID id) {
        return secrets.read(name(tenant, id));
    }

    /** Deletes it for good. */
    public void remove(TenantId tenant, UUID id) {
        secrets.remove(name(tenant, id));
    }

    private String name(TenantId tenant, UUID id) {
        return aws.webhookPrefix() + tenant + "/" + id;
    }
}
