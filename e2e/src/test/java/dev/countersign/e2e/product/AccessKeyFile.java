package dev.countersign.e2e.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The access key of the AWS endpoint of a data folder, which it makes up at its first start. */
public record AccessKeyFile(Path data) implements AwsCredentialsProvider {

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            List<String> lines = Files.readAllLines(data.resolve("aws-access-key"));
            return AwsBasicCredentials.create(lines.getFirst(), lines.getLast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
