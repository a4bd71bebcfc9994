package dev.countersign.localaws.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a killed process left behind: a server that still runs, orphaned children of it, a postmaster.pid with the id of an ended
 * process. The caller holds the lock of the data folder, so none of it belongs to a running Countersign.
 */
final class LeftOver {

    private static final Duration FAST = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE = Duration.ofSeconds(15);

    private LeftOver() {}

    static void clearFrom(Path cluster) throws IOException, CannotStart, InterruptedException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            var named = ProcessHandle.of(pid(pidFile)).filter(process -> serves(process, cluster));
            if (named.isPresent()) {
                stop(named.get());
            }
        }
        awaitEnd(cluster);
        // If an unrelated process has got the same id, PostgreSQL would take it for the running server and refuse to
        // start.
        Files.deleteIfExists(pidFile);
    }

    static boolean runsOn(Path cluster) {
        return !servers(cluster).isEmpty();
    }

    /** Completes when the postmaster that postmaster.pid names has ended. */
    static CompletableFuture<ProcessHandle> ended(Path cluster) throws IOException {
        return ProcessHandle.of(pid(cluster.resolve("postmaster.pid")))
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(ProcessHandle.current()));
    }

    /** The first line of postmaster.pid is the process id of the postmaster. */
    private static long pid(Path pidFile) throws IOException {
        var first = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return first.matches("\\d{1,18}") ? Long.parseLong(first) : -1;
    }

    /** Every process of a PostgreSQL server has the cluster as its working directory. */
    private static boolean serves(ProcessHandle process, Path cluster) {
        try {
            var proc = Path.of("/proc", Long.toString(process.pid()));
            return Files.readSymbolicLink(proc.resolve("cwd")).equals(cluster)
                    && Files.readSymbolicLink(proc.resolve("exe"))
                            .getFileName()
                            .toString()
                            .startsWith("postgres");
        } catch (IOException | SecurityException endedOrNotOurs) {
            return false;
        }
    }

    private static void stop(ProcessHandle postmaster) throws IOException, InterruptedException {
        signal("INT", postmaster);
        if (!ended(postmaster, FAST)) {
            signal("QUIT", postmaster);
        }
    }

    /** Children of a killed postmaster notice it and end by themselves. Until then they use the shared memory. */
    private static void awaitEnd(Path cluster) throws InterruptedException, CannotStart {
        var children = servers(cluster);
        for (var child : children) {
            if (!ended(child, IMMEDIATE)) {
                throw new CannotStart(
                        "A PostgreSQL process (%d) of an earlier run still uses %s and does not end: stop it first."
                                .formatted(child.pid(), cluster));
            }
        }
    }

    private static List<ProcessHandle> servers(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(process -> serves(process, cluster))
                .toList();
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static boolean ended(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
