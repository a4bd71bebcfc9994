package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** Other users of the machine can read nothing of a running product. */
class DataFolderIT {

    private final Path folder =
            Path.of(RunningProduct.shared().get(Environment.class).getRequiredProperty("countersign.data-dir"));

    @Test
    void theFolderTheLogsAndTheKeysAreOpenToTheirOwnerOnly() throws IOException {
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("logs"))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)
                .filter(Files::isRegularFile)
                .filter(file -> isSecret(file.getFileName().toString()))) {
            assertThat(files.toList())
                    .hasSizeGreaterThan(3)
                    .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
        }
    }

    private static boolean isSecret(String name) {
        return name.contains("key") || name.contains("password") || name.endsWith(".log");
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
