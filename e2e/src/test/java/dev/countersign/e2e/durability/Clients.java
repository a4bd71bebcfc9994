package dev.countersign.e2e.durability;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients of one engine, without retries, so that the caller knows how often it has asked. */
record Clients(SfnClient states, SqsClient queues, SnsClient topics) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static Clients of(URI address, AwsCredentialsProvider key) {
        return new Clients(
                client(SfnClient.builder(), address, key),
                client(SqsClient.builder(), address, key),
                client(SnsClient.builder(), address, key));
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI address, AwsCredentialsProvider key) {
        return builder.endpointOverride(address)
                .region(Region.US_EAST_1)
                .credentialsProvider(key)
                .overrideConfiguration(
                        settings -> settings.apiCallTimeout(PATIENCE).retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    @Override
    public void close() {
        states.close();
        queues.close();
        topics.close();
    }
}
