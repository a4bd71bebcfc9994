package dev.countersign.attachment;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where files are.
 *
 * @param bucket of S3; without one they are in a folder
 * @param prefix of all keys in the bucket
 * @param endpoint of another service with the API of S3
 * @param folder without a bucket; by default one in the data folder
 */
@ConfigurationProperties("countersign.attachments")
record StoreProperties(
        @Nullable String bucket,
        @Nullable String prefix,
        @Nullable URI endpoint,
        @Nullable Path folder) {}
