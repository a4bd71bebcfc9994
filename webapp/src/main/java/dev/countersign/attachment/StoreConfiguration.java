package dev.countersign.attachment;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Chooses where files are: a bucket if one is named, else a folder. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AttachmentLimits.class, StoreProperties.class})
class StoreConfiguration {

    private static final Duration ATTEMPT = Duration.ofSeconds(60);
    private static final Duration CALL = Duration.ofMinutes(3);

    @Bean
    FileStore fileStore(
            StoreProperties place, @Value("${countersign.aws.region:us-east-1}") String region, Environment settings) {
        if (place.bucket() != null) {
            return new S3Store(
                    client(region, place.endpoint()), place.bucket(), Objects.requireNonNullElse(place.prefix(), ""));
        }
        if (place.folder() != null) {
            return new FolderStore(place.folder());
        }
        @Nullable String data = settings.getProperty("countersign.data-dir");
        if (data != null) {
            return new FolderStore(Path.of(data, "attachments"));
        }
        throw new IllegalStateException(
                "Files need a place: set countersign.attachments.bucket, countersign.attachments.folder or countersign.data-dir");
    }

    private static S3Client client(String region, @Nullable URI endpoint) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(region))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy()));
        if (endpoint != null) {
            // Other services with the API of S3 have no host for each bucket.
            builder.endpointOverride(endpoint).forcePathStyle(true);
        }
        return builder.build();
    }
}
