package dev.countersign.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A bucket. It must not be public; encryption and versioning are its own settings. Objects are downloads, whoever opens them. */
final class S3Store implements FileStore {

    private static final String TYPE = "application/octet-stream";

    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    /** @param prefix of all keys; may be empty */
    S3Store(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** One PutObject: it has stored all bytes or none. The SDK reads the file anew if it must send it again. */
    @Override
    public void put(StorageKey key, Path bytes) throws IOException {
        try {
            s3.putObject(
                    put -> put.bucket(bucket)
                            .key(prefix + key)
                            .contentType(TYPE)
                            .contentDisposition("attachment"),
                    RequestBody.fromFile(bytes));
        } catch (SdkException failed) {
            throw new IOException("S3 did not store " + key, failed);
        }
    }

    @Override
    public InputStream open(StorageKey key) throws IOException {
        try {
            return s3.getObject(get -> get.bucket(bucket).key(prefix + key));
        } catch (NoSuchKeyException missing) {
            throw (NoSuchFileException) new NoSuchFileException(key.toString()).initCause(missing);
        } catch (SdkException failed) {
            throw new IOException("S3 did not return " + key, failed);
        }
    }

    @Override
    public void delete(StorageKey key) throws IOException {
        try {
            s3.deleteObject(delete -> delete.bucket(bucket).key(prefix + key));
        } catch (SdkException failed) {
            throw new IOException("S3 did not delete " + key, failed);
        }
    }
}
