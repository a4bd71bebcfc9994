package dev.countersign.e2e.bench;

import dev.countersign.e2e.product.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Another engine, as a process of its own with a database in the same PostgreSQL: its clients are threads in that process. */
final class Peer implements AutoCloseable {

    private static final String DATABASE = "peer";
    private static final String MAIN = "dev.countersign.e2e.peer.OperatonPeer";

    private final Postgres server;
    private final Process process;
    private final BufferedReader answers;
    private final Connection database;

    private Peer(Postgres server, Process process, Connection database) {
        this.server = server;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.database = database;
    }

    /**
     * Starts it and lets it make its tables.
     *
     * @param form what a case carries
     */
    static Peer start(String classPath, Postgres server, int clients, String form) throws IOException, SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE);
            statement.execute("create database " + DATABASE);
        }
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                MAIN,
                Integer.toString(clients),
                form);
        command.environment().put("PEER_URL", server.address(DATABASE));
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Peer peer = new Peer(server, process, server.connect(DATABASE));
        String ready = peer.answer();
        if (!ready.equals("ready")) {
            throw new IllegalStateException("the peer says " + ready);
        }
        return peer;
    }

    /**
     * What a case cost it.
     *
     * @param millis processor time of the process, its clients included, and of PostgreSQL
     */
    record Round(double perSecond, double commits, double writes, double walBytes, double millis) {}

    Round run(Duration time) throws IOException, SQLException {
        Counters before = Counters.read(process.pid(), server, database);
        long begun = System.nanoTime();
        process.outputWriter(StandardCharsets.UTF_8)
                .append(Long.toString(time.toSeconds()))
                .append('\n')
                .flush();
        double cases = Integer.parseInt(answer());
        double seconds = (System.nanoTime() - begun) / 1e9;
        Counters used = Counters.read(process.pid(), server, database).since(before);
        return new Round(
                cases / seconds,
                used.commits() / cases,
                used.writes() / cases,
                used.walBytes() / cases,
                (used.serverMillis() + used.postgresMillis()) / cases);
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("the peer ended by itself");
        }
        return line;
    }

    @Override
    public void close() throws SQLException {
        try {
            database.close();
            process.outputWriter(StandardCharsets.UTF_8).close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            process.destroy();
            process.onExit().join();
        }
    }
}
