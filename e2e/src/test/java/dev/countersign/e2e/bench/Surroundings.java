package dev.countersign.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** On what the figures were measured. */
final class Surroundings {

    private static final List<String> SETTINGS = List.of(
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_level",
            "wal_compression",
            "shared_buffers",
            "max_wal_size",
            "checkpoint_timeout",
            "autovacuum",
            "random_page_cost");

    private final Bench bench;
    private final Options options;

    Surroundings(Bench bench, Options options) {
        this.bench = bench;
        this.options = options;
    }

    void print(Report report) throws IOException, SQLException {
        report.line("Countersign's embedded Step Functions, closed loop over the AWS SDK and HTTP");
        report.line(
                "  processor   %s, %d cores", processor(), Runtime.getRuntime().availableProcessors());
        report.line(
                "  load        %s before the start",
                Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
        report.line("  JDK         %s", Runtime.version());
        report.line("  server      %s", flags());
        report.line("  PostgreSQL  %s", bench.setting("server_version"));
        report.line("  settings    %s", settings());
        report.line("  file system %s", Files.getFileStore(options.data()).type());
        report.line(
                "  rounds      %d of %d s, the middle one; after %d s of warm-up for each shape",
                options.rounds(), options.round().toSeconds(), options.warmUp().toSeconds());
        report.line("  seed        %d", options.seed());
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private String flags() {
        return options.server().stream().filter(word -> word.startsWith("-X")).collect(Collectors.joining(" "));
    }

    private String settings() throws SQLException {
        StringBuilder settings = new StringBuilder();
        for (String name : SETTINGS) {
            settings.append(settings.isEmpty() ? "" : " ")
                    .append(name)
                    .append('=')
                    .append(bench.setting(name));
        }
        return settings.toString();
    }
}
