package dev.countersign.localaws;

import dev.countersign.localaws.keys.AccessKey;
import dev.countersign.localaws.keys.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;

/** Clients of the AWS SDK that speak to a local endpoint. */
public final class TestClients {

    private static final String FOLDER = "countersign.test.keys";

    /** Of every endpoint in these tests. */
    public static final Keys KEYS = keys();

    private TestClients() {}

    private static Keys keys() {
        try {
            var folder = System.getProperty(FOLDER);
            if (folder == null) {
                folder = Files.createTempDirectory("countersign-test-keys").toString();
                System.setProperty(FOLDER, folder);
            }
            return Keys.in(Path.of(folder));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Lets another JVM, started with this option, have the same keys. */
    public static String keysOption() {
        return "-D" + FOLDER + "=" + System.getProperty(FOLDER);
    }

    public static <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        return client(builder, endpoint, credentials(KEYS.access()));
    }

    public static <B extends AwsClientBuilder<B, C>, C> C client(
            B builder, URI endpoint, AwsCredentialsProvider credentials) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                // "sync-" before the address, as Step Functions wants it for some operations, would not be found.
                .overrideConfiguration(settings ->
                        settings.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .credentialsProvider(credentials)
                .build();
    }

    public static AwsCredentialsProvider credentials(AccessKey key) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
    }
}
