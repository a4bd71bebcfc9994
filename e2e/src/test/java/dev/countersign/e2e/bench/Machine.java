package dev.countersign.e2e.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** On what figures were measured. */
final class Machine {

    private static final int BLOCK = 8192;
    private static final Duration SYNCED = Duration.ofSeconds(2);

    private Machine() {}

    /** @param folder on the disk that is measured */
    static void print(Report report, Path folder) throws IOException {
        report.line(
                "  processor   %s, %d cores",
                field("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors());
        report.line("  memory      %s", field("/proc/meminfo", "MemTotal", "unknown"));
        report.line(
                "  load        %s before the start",
                Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
        report.line(
                "  disk        %s, %s writes of 8 KiB synced in a second",
                Files.getFileStore(folder).type(), Report.number(syncsPerSecond(folder), 0));
        report.line("  JDK         %s", Runtime.version());
        report.line("  commit      %s", System.getProperty("commit", "unknown"));
    }

    private static String field(String file, String name, String otherwise) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(otherwise);
    }

    /** How often one writer gets a block to the disk. */
    private static double syncsPerSecond(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "sync", "");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long begun = System.nanoTime();
            int written = 0;
            for (; System.nanoTime() - begun < SYNCED.toNanos(); written++) {
                channel.write(ByteBuffer.allocate(BLOCK), 0);
                channel.force(false);
            }
            return written / (SYNCED.toNanos() / 1e9);
        } finally {
            Files.delete(file);
        }
    }
}
