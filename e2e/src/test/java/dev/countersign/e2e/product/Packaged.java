package dev.countersign.e2e.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The packaged application. */
public final class Packaged {

    private Packaged() {}

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    static Path jar() throws IOException {
        Path built = Path.of("..", "webapp", "local", "target").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.list(built)) {
            return files.filter(file -> file.getFileName().toString().matches("webapp-local-.*-boot\\.jar"))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("the application for one machine is not packaged in " + built));
        }
    }

    /** Unpacks the application as the launcher does, and returns the folder of its libraries. */
    public static Path librariesIn(Path folder) throws IOException, InterruptedException {
        Process extraction = new ProcessBuilder(
                        java().toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar().toString(),
                        "extract",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (extraction.waitFor() != 0) {
            throw new IllegalStateException("the application cannot be extracted");
        }
        return folder.resolve("lib");
    }
}
