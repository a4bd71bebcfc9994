package dev.countersign.e2e.bench;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's clients as anybody would build them, but for the endpoint. */
record Clients(SfnClient states, SqsClient queues) implements AutoCloseable {

    static Clients of(URI endpoint) {
        return new Clients(configure(SfnClient.builder(), endpoint), configure(SqsClient.builder(), endpoint));
    }

    private static <B extends AwsClientBuilder<B, C>, C> C configure(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .build();
    }

    @Override
    public void close() {
        states.close();
        queues.close();
    }
}
