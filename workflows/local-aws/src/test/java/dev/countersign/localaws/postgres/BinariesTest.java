package dev.countersign.localaws.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @Test
    void twoThatUnpackAtTheSameTimeShareOneFolder(@TempDir Path parent) throws Exception {
        Callable<Binaries> unpacking = () -> Binaries.unpackedBelow(parent);
        Set<Path> folders = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Binaries> unpacked : threads.invokeAll(List.of(unpacking, unpacking))) {
                folders.add(unpacked.get().folder());
            }
        }
        assertThat(folders).hasSize(1);
        try (var left = Files.list(parent)) {
            assertThat(left).containsExactlyElementsOf(folders);
        }
    }
}
