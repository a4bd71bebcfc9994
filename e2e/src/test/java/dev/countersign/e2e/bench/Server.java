package dev.countersign.e2e.bench;

import dev.countersign.e2e.product.AccessKeyFile;
import dev.countersign.e2e.product.Postgres;
import dev.countersign.e2e.product.Wait;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The endpoint, {@code local-aws}, as a process of its own with the PostgreSQL that it starts. */
final class Server implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("The AWS endpoint is (\\S+);");
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path data;
    private final Process process;
    private final URI endpoint;
    private final Duration startUp;

    private Server(Path data, Process process, URI endpoint, Duration startUp) {
        this.data = data;
        this.process = process;
        this.endpoint = endpoint;
        this.startUp = startUp;
    }

    /** Starts on this data folder, with the functions that the shapes call, and waits until it serves. */
    static Server start(List<String> command, Path data) throws IOException {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        Files.deleteIfExists(log);
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of("--port", "0", "--data", data.toString()));
        whole.addAll(List.of("--function", "policy-check=dev.countersign.lambdas.PolicyCheckHandler"));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Wait.until("the endpoint", START_LIMIT, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the endpoint ended by itself; its log is " + log);
            }
            return ready(log).find();
        });
        Duration startUp = Duration.ofNanos(System.nanoTime() - begun);
        Matcher ready = ready(log);
        if (!ready.find()) {
            throw new IllegalStateException("the log " + log + " changed");
        }
        return new Server(data, process, URI.create(ready.group(1)), startUp);
    }

    private static Matcher ready(Path log) throws IOException {
        return READY.matcher(Files.readString(log, StandardCharsets.UTF_8));
    }

    URI endpoint() {
        return endpoint;
    }

    AwsCredentials accessKey() {
        return new AccessKeyFile(data).resolveCredentials();
    }

    /** From the start of the process until it said that it serves. */
    Duration startUp() {
        return startUp;
    }

    long pid() {
        return process.pid();
    }

    /** The PostgreSQL that it started. */
    Postgres postgres() {
        return new Postgres(data);
    }

    /** SIGTERM, and waits for the clean end. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
