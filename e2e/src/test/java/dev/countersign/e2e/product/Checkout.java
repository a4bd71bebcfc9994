package dev.countersign.e2e.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The launcher in a folder of its own, from which the tests start the product as people do. The result of the build is there already. The {@code mvn} on
 * its path only records its calls and creates a file where Vaadin generates some, because the real Maven runs these tests.
 */
public final class Checkout {

    private static final Path LAUNCHER = Path.of("..", "countersign");
    private static final Path FOLDER = Path.of("target", "checkout").toAbsolutePath();
    private static final Path JAR = FOLDER.resolve(Path.of("webapp", "local", "target", "webapp-local-built-boot.jar"));

    private final Path folder;

    private Checkout(Path folder) {
        this.folder = folder;
    }

    private static final class Shared {
        static final Checkout VALUE = create();
    }

    /** The checkout of all tests of a run. It is shared because its first start builds, which takes most of a minute. */
    public static Checkout shared() {
        return Shared.VALUE;
    }

    private static Checkout create() {
        try {
            Folders.delete(FOLDER);
            fill();
            return new Checkout(FOLDER);
        } catch (IOException notCreated) {
            throw new UncheckedIOException(notCreated);
        }
    }

    private static void fill() throws IOException {
        Path maven = Files.createDirectories(FOLDER.resolve("bin")).resolve("mvn");
        Files.writeString(maven, """
                #!/bin/sh
                echo "Apache Maven 3.9.9"
                echo "$@" >> "%s"
                case "$*" in *package*) mkdir -p webapp/src/main/frontend && date > webapp/src/main/frontend/index.html ;; esac
                """.formatted(FOLDER.resolve("mvn.log")));
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(LAUNCHER, FOLDER.resolve(LAUNCHER.getFileName()));
        Files.createDirectories(JAR.getParent());
        Files.copy(Packaged.jar(), JAR);
    }

    /** What a finished run said. */
    public record Finished(int exitCode, String output, String errors) {}

    /** Runs the launcher to its end. */
    public Finished run(String... arguments) throws IOException, InterruptedException {
        Started started = start(arguments);
        if (!started.process().waitFor(2, TimeUnit.MINUTES)) {
            started.process().destroyForcibly();
            throw new AssertionError("it did not end: " + List.of(arguments));
        }
        return new Finished(started.process().exitValue(), started.output(), started.errors());
    }

    /** A run that goes on. */
    public record Started(Process process, Path outputFile, Path errorsFile) {

        public String output() throws IOException {
            return Files.readString(outputFile);
        }

        public String errors() throws IOException {
            return Files.readString(errorsFile);
        }
    }

    /** Runs the launcher, what it says in files of their own. */
    public Started start(String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, "output-", ".txt");
        Path errors = Files.createTempFile(folder, "errors-", ".txt");
        return new Started(
                launcher(arguments)
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start(),
                output,
                errors);
    }

    /** A run of the launcher that has not started. After the build, its process becomes the JVM. */
    ProcessBuilder launcher(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("countersign").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, first) -> first + ":" + path);
        return builder;
    }

    /** How often the launcher called for a build. */
    public long builds() throws IOException {
        Path log = folder.resolve("mvn.log");
        return Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .filter(call -> call.contains("package"))
                        .count()
                : 0;
    }
}
