package dev.countersign.e2e.launcher;

import dev.countersign.e2e.product.Packaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The launcher in a folder of its own. What Maven would build lies there already, and the {@code mvn} that it finds only notes that it was
 * called: the real one is at work while these tests run.
 */
final class Checkout {

    private final Path folder;

    private Checkout(Path folder) {
        this.folder = folder;
    }

    static Checkout in(Path folder) throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Path target = Files.createDirectories(folder.resolve("webapp").resolve("target"));
        Files.copy(Packaged.jar(), target.resolve("webapp-built-boot.jar"));
        Files.copy(root.resolve("countersign"), folder.resolve("countersign"));
        Path maven = Files.createDirectory(folder.resolve("bin")).resolve("mvn");
        Files.writeString(maven, """
                #!/bin/sh
                echo "Apache Maven 3.9.9"
                echo "$@" >> "%s"
                """.formatted(folder.resolve("mvn.log")));
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Checkout(folder);
    }

    /** What a finished run said. */
    record Finished(int exitCode, String output, String errors) {}

    /** Runs the launcher to its end. */
    Finished run(String... arguments) throws IOException, InterruptedException {
        Started started = start(arguments);
        if (!started.process().waitFor(2, TimeUnit.MINUTES)) {
            started.process().destroyForcibly();
            throw new AssertionError("it did not end: " + List.of(arguments));
        }
        return new Finished(started.process().exitValue(), started.output(), started.errors());
    }

    /** A run that goes on. */
    record Started(Process process, Path outputFile, Path errorsFile) {

        String output() throws IOException {
            return Files.readString(outputFile);
        }

        String errors() throws IOException {
            return Files.readString(errorsFile);
        }
    }

    Started start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("countersign").toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output-", ".txt");
        Path errors = Files.createTempFile(folder, "errors-", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, first) -> first + ":" + path);
        return new Started(builder.start(), output, errors);
    }

    /** How often something was to be built. */
    long builds() throws IOException {
        Path log = folder.resolve("mvn.log");
        return Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .filter(call -> call.contains("package"))
                        .count()
                : 0;
    }
}
