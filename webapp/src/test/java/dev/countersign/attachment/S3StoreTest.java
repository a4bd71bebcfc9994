package dev.countersign.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.tenant.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What the SDK sends to S3, seen by a server that keeps objects in memory. */
class S3StoreTest {

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final StorageKey key = new StorageKey(new TenantId(new UUID(1, 2)), new AttachmentId(new UUID(3, 4)));
    private HttpServer server;
    private S3Client client;
    private S3Store store;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = S3Client.builder()
                .region(Region.EU_SOUTH_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .forcePathStyle(true)
                .build();
        store = new S3Store(client, "files", "countersign/");
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void bytesAreWrittenReadAndDeletedUnderTheKeyOfTenantAndFile() throws IOException {
        Path file = Files.write(folder.resolve("upload"), new byte[300_000]);

        store.put(key, file);
        String path = "/files/countersign/" + key;
        assertThat(objects).containsOnlyKeys(path);
        try (InputStream read = store.open(key)) {
            assertThat(read.readAllBytes()).hasSize(300_000);
        }
        store.delete(key);

        assertThat(objects).isEmpty();
        assertThat(calls).containsExactly("PUT " + path + " attachment", "GET " + path, "DELETE " + path);
        store.delete(key);
    }

    @Test
    void whatIsNotThereIsNoFile() {
        assertThatThrownBy(() -> store.open(key)).isInstanceOf(NoSuchFileException.class);
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        String method = call.getRequestMethod();
        String disposition = call.getRequestHeaders().getFirst("Content-Disposition");
        calls.add(method + " " + path + (disposition == null ? "" : " " + disposition));
        byte[] sent = call.getRequestBody().readAllBytes();
        byte[] stored = objects.get(path);
        switch (method) {
            case "PUT" -> {
                String length = call.getRequestHeaders().getFirst("x-amz-decoded-content-length");
                objects.put(path, new byte[length == null ? sent.length : Integer.parseInt(length)]);
                call.sendResponseHeaders(200, -1);
            }
            case "DELETE" -> {
                objects.remove(path);
                call.sendResponseHeaders(204, -1);
            }
            default -> {
                byte[] body = stored != null
                        ? stored
                        : "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>"
                                .getBytes(StandardCharsets.UTF_8);
                call.sendResponseHeaders(stored != null ? 200 : 404, body.length);
                call.getResponseBody().write(body);
            }
        }
        call.close();
    }
}
