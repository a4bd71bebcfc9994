package dev.countersign.execution;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients. A single call has a short timeout, because the outbox and the queues retry later. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AwsProperties.class, QueueProperties.class})
class AwsClients {

    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(25);
    private static final Duration POLL_ATTEMPT = Duration.ofSeconds(45);
    private static final Duration POLL_CALL = Duration.ofSeconds(100);

    @Bean
    SfnClient sfnClient(AwsProperties aws) {
        return configure(SfnClient.builder(), aws).build();
    }

    @Bean
    SqsClient sqsClient(AwsProperties aws) {
        // A long poll returns after up to 20 s. If the client gives up earlier, the receive goes on in the service,
        // and the messages that it receives are hidden until their visibility timeout ends.
        return configure(SqsClient.builder(), aws)
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(POLL_ATTEMPT)
                        .apiCallTimeout(POLL_CALL)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy()))
                .build();
    }

    @Bean
    SnsClient snsClient(AwsProperties aws) {
        return configure(SnsClient.builder(), aws).build();
    }

    @Bean
    SecretsManagerClient secretsManagerClient(AwsProperties aws) {
        return configure(SecretsManagerClient.builder(), aws).build();
    }

    private static <B extends AwsClientBuilder<B, C>, C> B configure(B builder, AwsProperties aws) {
        builder.region(Region.of(aws.region()));
        builder.overrideConfiguration(override -> override.apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy()));
        aws.local()
                .ifPresent(local -> builder.endpointOverride(local.endpoint())
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(local.accessKeyId(), local.secretAccessKey()))));
        return builder;
    }
}
