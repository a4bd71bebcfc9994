package dev.countersign.execution;

import dev.countersign.testing.SecretsInMemory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Secrets in memory. Not a {@code @Configuration}, so that the component scan of the whole application does not find it. */
@EnableConfigurationProperties(AwsProperties.class)
@Import({ConnectorSecrets.class, WebhookSecrets.class})
public class SecretServices {

    @Bean
    SecretsInMemory secretsManager() {
        return new SecretsInMemory();
    }
}
