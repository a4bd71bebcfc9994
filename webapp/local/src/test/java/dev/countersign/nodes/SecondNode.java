package dev.countersign.nodes;

import static org.awaitility.Awaitility.await;

import dev.countersign.api.Program;
import dev.countersign.testing.JavaProgram;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A node in a process of its own, which joins the product that runs on a data folder. */
final class SecondNode implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    private final Process process;
    private final URI address;

    private SecondNode(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Returns when it takes requests. */
    static SecondNode join(Path folder, int port, String... settings) throws IOException {
        List<String> command = JavaProgram.command(
                "dev.countersign.local.LocalApplication",
                Stream.concat(
                        Stream.of(
                                "--spring.profiles.active=local",
                                "--countersign.join=true",
                                "--server.port=" + port,
                                "--countersign.data-dir=" + folder),
                        Stream.of(settings)));
        File log = folder.resolve("logs").resolve("second-node.out").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        SecondNode node = new SecondNode(process, URI.create("http://127.0.0.1:" + port));
        try {
            await().atMost(START)
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(node::isReady);
        } catch (RuntimeException | Error notReady) {
            node.kill();
            throw notReady;
        }
        return node;
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError("the second node has ended with " + process.exitValue());
        }
        return new Program(address).get("/actuator/health/readiness").statusCode() == 200;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    URI address() {
        return address;
    }

    /** As {@code kill -9}: nothing of it runs any more when this returns. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
