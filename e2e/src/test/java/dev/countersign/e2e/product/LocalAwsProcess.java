package dev.countersign.e2e.product;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Only the AWS endpoint of the packaged application, as a process of its own on a port that stays. */
public final class LocalAwsProcess {

    private final List<String> command;
    private final int port;
    private final Path log;
    private @Nullable Process process;

    /**
     * Prepares a process that is not started yet.
     *
     * @param libraries of the application
     * @param more a folder of classes that its functions are in
     * @param jvm options of the JVM
     */
    public LocalAwsProcess(Path libraries, Path more, List<String> jvm, Path log) throws IOException {
        this.port = freePort();
        this.log = log;
        command = new ArrayList<>(
                List.of(Packaged.java().toString(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvm);
        Collections.addAll(
                command,
                "-cp",
                libraries + "/*:" + more,
                "dev.countersign.localaws.LocalAwsMain",
                "--port",
                Integer.toString(port));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public void start(String... options) throws IOException {
        List<String> whole = new ArrayList<>(command);
        Collections.addAll(whole, options);
        process = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public List<ProcessHandle> processes() {
        return process == null ? List.of() : List.of(process.toHandle());
    }

    /** SIGKILL, whatever it is doing. */
    public void kill() {
        Postgres.kill(processes());
    }

    /** SIGTERM, and waits for the clean end. */
    public void stop() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
