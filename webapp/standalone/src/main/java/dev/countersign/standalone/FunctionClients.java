package dev.countersign.standalone;

import dev.countersign.localaws.keys.AccessKey;
import dev.countersign.localaws.keys.Keys;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** With what functions call AWS, each with the access key of its own role. Most starts need none of it, so it is made at the first call. */
final class FunctionClients {

    private final Keys keys;
    private final Supplier<URI> endpoint;
    private final Map<String, SqsClient> queues = new ConcurrentHashMap<>();
    private final Map<String, SecretsManagerClient> secrets = new ConcurrentHashMap<>();

    FunctionClients(Keys keys, Supplier<URI> endpoint) {
        this.keys = keys;
        this.endpoint = endpoint;
    }

    SqsClient queues(String function) {
        return queues.computeIfAbsent(function, role -> client(SqsClient.builder(), endpoint.get(), keys.ofRole(role)));
    }

    SecretsManagerClient secrets(String function) {
        return secrets.computeIfAbsent(
                function, role -> client(SecretsManagerClient.builder(), endpoint.get(), keys.ofRole(role)));
    }

    static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint, AccessKey key) {
        return builder.region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())))
                .build();
    }
}
