package dev.countersign.localaws.postgres;

import dev.countersign.localaws.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of one PostgreSQL cluster and the commands on it. */
final class Cluster {

    private static final long LOG_KEPT_BYTES = 16 << 20;

    private final Binaries binaries;
    /** How often a password is hashed. All passwords here are random and too long to be guessed, and each connection would take milliseconds more. */
    private static final String ITERATIONS = "scram_iterations";

    private final DataFolder folder;

    Cluster(Binaries binaries, DataFolder folder) {
        this.binaries = binaries;
        this.folder = folder;
    }

    /** Initializes a temporary folder and renames it, so that an interrupted initialization starts again from the beginning. */
    void initialiseIfNew(String superuser) throws IOException, InterruptedException, CannotStart {
        if (Files.exists(folder.cluster())) {
            return;
        }
        var fresh = folder.path().resolve("postgres.new");
        Binaries.delete(fresh);
        run(
                "initdb",
                "-D",
                fresh.toString(),
                "-U",
                superuser,
                "--encoding=UTF8",
                // The same sort order and character classes on every machine, whatever locales are installed.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--auth=scram-sha-256",
                "--set=" + ITERATIONS + "=1",
                "--pwfile=" + folder.passwordFile());
        Files.move(fresh, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    void start(int port, Map<String, String> settings) throws IOException, InterruptedException, CannotStart {
        var all = new LinkedHashMap<String, String>();
        all.put("port", Integer.toString(port));
        all.put("listen_addresses", "127.0.0.1");
        all.put("unix_socket_directories", "");
        all.put("max_connections", "200");
        all.put(ITERATIONS, "1");
        // A page anywhere on a solid-state disk costs about as much as the next one.
        all.put("random_page_cost", "1.1");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        // Details and statements can contain values of rows, which must not be logged. Clients still receive them.
        all.put("log_error_verbosity", "terse");
        all.put("log_min_error_statement", "panic");
        all.putAll(settings);
        keepLogSmall();
        run(
                "pg_ctl",
                "-D",
                folder.cluster().toString(),
                "-l",
                folder.serverLog().toString(),
                // Recovery after a crash replays at most max_wal_size; this time is far more than that takes.
                "-t",
                "300",
                "-w",
                "-s",
                "-o",
                all.entrySet().stream()
                        .map(setting -> "-c '%s=%s'".formatted(setting.getKey(), setting.getValue()))
                        .collect(Collectors.joining(" ")),
                "start");
    }

    void stop() throws IOException, InterruptedException {
        var stop = command("pg_ctl", "-D", folder.cluster().toString(), "-m", "fast", "-t", "60", "-w", "-s", "stop");
        if (stop.start().waitFor() != 0 && LeftOver.runsOn(folder.cluster())) {
            throw new IOException("PostgreSQL did not stop; its log is " + folder.serverLog());
        }
    }

    private void keepLogSmall() throws IOException {
        var log = folder.serverLog();
        if (Files.exists(log) && Files.size(log) > LOG_KEPT_BYTES) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        PrivateFiles.file(log);
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException, CannotStart {
        var process = command(program, arguments).start();
        var exit = process.waitFor();
        if (exit != 0) {
            throw new CannotStart("PostgreSQL's %s failed on %s: %s".formatted(program, folder.path(), lastWords()));
        }
    }

    private ProcessBuilder command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root. In a user namespace of its own, root has another user id.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.program(program).toString());
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.serverLog().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private String lastWords() throws IOException {
        var log = folder.serverLog();
        if (!Files.exists(log)) {
            return "it printed nothing.";
        }
        var lines = Files.readAllLines(log);
        return String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size())) + " (" + log + ")";
    }
}
