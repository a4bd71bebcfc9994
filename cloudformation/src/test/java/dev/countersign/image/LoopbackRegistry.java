package dev.countersign.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** As much of the OCI distribution protocol as a push and a pull need, on this machine, with a certificate of its own making. */
final class LoopbackRegistry implements AutoCloseable {

    private static final String UPLOAD = "/blobs/uploads/";

    private static final String STORE_PASSWORD = "of-the-store";

    private final HttpsServer server;
    private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
    private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
    private final Map<String, String> types = new ConcurrentHashMap<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    /** @param folder for the certificate */
    LoopbackRegistry(Path folder) throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(folder.resolve("registry.p12"))));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2/", this::answer);
        server.start();
    }

    private static SSLContext tls(Path store) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", "registry", "-keyalg", "EC", "-dname", "CN=localhost"));
        command.addAll(List.of("-storepass", STORE_PASSWORD, "-keystore", store.toString()));
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    /** A name of an image in this registry. */
    String image(String name) {
        return "localhost:" + server.getAddress().getPort() + "/" + name;
    }

    /** A manifest or blob by the end of its address: its digest or tag. */
    byte[] get(String reference) {
        return Objects.requireNonNull(stored.get(reference), reference);
    }

    Collection<byte[]> all() {
        return stored.values();
    }

    List<String> authorizations() {
        return authorizations;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization == null) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"countersign\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            authorizations.add(authorization);
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestMethod()) {
                case "POST" -> accepted(exchange, Integer.toString(uploads.size()), new byte[0]);
                case "PATCH" -> accepted(exchange, last(exchange.getRequestURI()), body);
                case "PUT" -> put(exchange, body);
                default -> send(exchange);
            }
        }
    }

    private void accepted(HttpExchange exchange, String upload, byte[] body) throws IOException {
        uploads.put(upload, body);
        String path = exchange.getRequestURI().getPath();
        String folder = path.substring(0, path.indexOf(UPLOAD) + UPLOAD.length());
        exchange.getResponseHeaders().set("Location", folder + upload);
        exchange.sendResponseHeaders(202, -1);
    }

    private void put(HttpExchange exchange, byte[] body) throws IOException {
        URI address = exchange.getRequestURI();
        if (address.getPath().contains(UPLOAD)) {
            byte[] blob = Objects.requireNonNull(uploads.get(last(address)));
            stored.put(digest(blob), blob);
        } else {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            for (String reference : List.of(last(address), digest(body))) {
                stored.put(reference, body);
                types.put(reference, type);
            }
        }
        exchange.sendResponseHeaders(201, -1);
    }

    private void send(HttpExchange exchange) throws IOException {
        String reference = last(exchange.getRequestURI());
        byte[] found = reference.isEmpty() ? new byte[0] : stored.get(reference);
        if (found == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", types.getOrDefault(reference, "application/octet-stream"));
        exchange.getResponseHeaders().set("Docker-Content-Digest", digest(found));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(found.length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, found.length == 0 ? -1 : found.length);
            exchange.getResponseBody().write(found);
        }
    }

    private static String last(URI address) {
        return address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
    }

    static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
