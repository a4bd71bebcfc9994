package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.local.RunningProduct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Keycloak of its own process on loopback, with the realm of {@code keycloak/realm.json}. The build unpacks it from its Maven artifact. */
final class Keycloak implements AutoCloseable {

    static final String SECRET = "secret-of-initech";

    private static final String ADMINISTRATOR = "administrator";
    private static final Path UNPACKED = Path.of("target/keycloak");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = RunningProduct.freePort();
    private final Process process;

    /** @param product the address of the product, to which it leads people back, and which it tells of logouts */
    Keycloak(URI product, Path log) throws IOException {
        Path home = home();
        delete(home.resolve("data"));
        Path realms = Files.createDirectories(home.resolve("data/import"));
        Files.writeString(
                realms.resolve("realm.json"),
                Files.readString(Path.of("src/test/resources/keycloak/realm.json"))
                        .replace("PRODUCT", product.toString()));
        ProcessBuilder start = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toAbsolutePath().toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        start.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xms64m -Xmx512m",
                        // Needed from Java 24 on. The other one is for a faster start.
                        "JAVA_OPTS_APPEND",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED -XX:TieredStopAtLevel=1",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMINISTRATOR));
        process = start.start();
        // Also if it does not answer in time, so that nobody closes it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> answers(log));
    }

    private boolean answers(Path log) throws InterruptedException {
        assertThat(process.isAlive()).as(() -> read(log)).isTrue();
        try {
            HttpRequest about = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                    .build();
            return client.send(about, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:%d/realms/initech".formatted(port));
    }

    /** Ends all sessions of a user, and tells the product. */
    void signOut(String user) {
        assertThat(send(administration("/users/" + id(user) + "/logout").POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(204);
    }

    void leaveGroup(String user, String path) {
        JsonNode groups = json(administration("/users/" + id(user) + "/groups"));
        String group = groups.valueStream()
                .filter(known -> known.path("path").asString().equals(path))
                .map(known -> known.path("id").asString())
                .findFirst()
                .orElseThrow();
        assertThat(send(administration("/users/" + id(user) + "/groups/" + group)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
    }

    private String id(String user) {
        return json(administration("/users?exact=true&username=" + user))
                .path(0)
                .path("id")
                .asString();
    }

    private HttpRequest.Builder administration(String path) {
        String form = Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        ADMINISTRATOR,
                        "password",
                        ADMINISTRATOR)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI server = URI.create("http://127.0.0.1:" + port);
        String token = json(HttpRequest.newBuilder(server.resolve("/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .path("access_token")
                .asString();
        return HttpRequest.newBuilder(server.resolve("/admin/realms/initech" + path))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode json(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Path home() throws IOException {
        try (Stream<Path> folders = Files.list(UNPACKED)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("keycloak-"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        await().atMost(Duration.ofSeconds(30)).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }
}
