package dev.countersign.e2e.product;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole product as a process of its own, on a data folder and a port that stay. It can be stopped, killed and started again. Its databases can be
 * read from outside, as the owner.
 */
public final class Product implements AutoCloseable {

    /** The first start of a run also builds. */
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    /** It shares the machine with Chromium, and runs too short for optimizing compilation. */
    private static final String JVM = "-Xmx512m -XX:TieredStopAtLevel=1";

    private static final Pattern AWS = Pattern.compile("Started oejs\\.ServerConnector.*\\{(127\\.0\\.0\\.1:[0-9]+)}");

    private final Path data;
    private final int port;
    private final Map<String, String> settings;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;

    private Product(Path data, int port, Map<String, String> settings) {
        this.data = data;
        this.port = port;
        this.settings = settings;
    }

    /**
     * Prepares a product that is not started yet.
     *
     * @param data its folder, empty or from an earlier run
     * @param settings configuration keys; they override the local profile
     */
    public static Product on(Path data, Map<String, String> settings) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return new Product(data, free.getLocalPort(), Map.copyOf(settings));
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    public Path data() {
        return data;
    }

    /** Starts it and waits until the sign-in page is served. */
    public Product start() throws IOException {
        ProcessBuilder launcher =
                Checkout.shared().launcher("run", "--port", Integer.toString(port), "--data", data.toString());
        launcher.environment().put("JDK_JAVA_OPTIONS", JVM);
        launcher.environment()
                .put("SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings));
        Process started = launcher.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        process = started;
        Wait.until("the sign-in page", START_LIMIT, () -> {
            if (!started.isAlive()) {
                throw new IllegalStateException("the product ended by itself; its log is " + log());
            }
            return answers();
        });
        return this;
    }

    /** SIGTERM, and waits for the clean end. */
    public void stop() {
        Process running = running();
        running.destroy();
        running.onExit().join();
        process = null;
    }

    /** SIGKILL for the JVM and for every process of PostgreSQL, at once. */
    public void kill() throws IOException {
        Postgres.kill(Stream.concat(Stream.of(running().toHandle()), postgres().processes().stream())
                .toList());
        process = null;
    }

    /** SIGKILL for the JVM alone; PostgreSQL is left running without its parent. */
    public void killJvm() {
        Process running = running();
        running.destroyForcibly().onExit().join();
        process = null;
    }

    /** A connection of the superuser to one of the two databases, {@code countersign} or {@code local_aws}. */
    public Connection database(String name) throws IOException, SQLException {
        return postgres().connect(name);
    }

    /** A client of its AWS endpoint, of which only the log tells the port. */
    public SfnClient states() throws IOException {
        Matcher started = AWS.matcher(Files.readString(data.resolve("logs").resolve("countersign.log")));
        String endpoint =
                started.results().reduce((_, last) -> last).orElseThrow().group(1);
        return SfnClient.builder()
                .endpointOverride(URI.create("http://" + endpoint))
                .region(Region.US_EAST_1)
                .credentialsProvider(new AccessKeyFile(data))
                .build();
    }

    public Postgres postgres() {
        return new Postgres(data);
    }

    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    private boolean answers() throws IOException, InterruptedException {
        HttpRequest signIn =
                HttpRequest.newBuilder(address().resolve("/sign-in")).build();
        return http.send(signIn, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    private Process running() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("the product is not running");
        }
        return running;
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }
}
