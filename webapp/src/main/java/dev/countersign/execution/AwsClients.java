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
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients. The outbox and the queues try again later, so a single call gives up soon. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AwsProperties.class, QueueProperties.class})
class AwsClients {

    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(25);

    @Bean
    SfnClient sfnClient(AwsProperties aws) {
        return configure(SfnClient.builder(), aws).build();
    }

    @Bean
    SqsClient sqsClient(AwsProperties aws) {
        return configure(SqsClient.builder(), aws).build();
    }

    @Bean
    SnsClient snsClient(AwsProperties aws) {
        return configure(SnsClient.builder(), aws).build();
    }

    private static <B extends AwsClientBuilder<B, C>, C> B configure(B builder, AwsProperties aws) {
        builder.region(Region.of(aws.region()));
        builder.overrideConfiguration(override -> override.apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy()));
        aws.localEndpoint()
                .ifPresent(endpoint -> builder.endpointOverride(endpoint)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
        return builder;
    }
}
