package dev.countersign.execution;

import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The addresses and secrets of webhooks, by their ids, which the function {@code webhook-delivery} reads. */
@Component
public final class WebhookSecrets extends StoredSecrets {

    WebhookSecrets(SecretsManagerClient secrets, AwsProperties aws) {
        super(secrets, aws.webhookPrefix());
    }
}
