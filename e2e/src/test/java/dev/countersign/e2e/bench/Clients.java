package dev.countersign.e2e.bench;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients as anybody would build them, but for the endpoint. */
record Clients(SfnClient states, SqsClient queues) implements AutoCloseable {

    static Clients of(URI endpoint, AwsCredentials key) {
        return new Clients(
                configure(SfnClient.builder(), endpoint, key), configure(SqsClient.builder(), endpoint, key));
    }

    private static <B extends AwsClientBuilder<B, C>, C> C configure(B builder, URI endpoint, AwsCredentials key) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(key))
                .build();
    }

    @Override
    public void close() {
        states.close();
        queues.close();
    }
}
