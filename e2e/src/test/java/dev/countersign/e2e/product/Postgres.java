package dev.countersign.e2e.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The PostgreSQL of a data folder, read and killed from outside. */
public record Postgres(Path data) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    /** The postmaster, whose children are the server's other processes. */
    public ProcessHandle process() throws IOException {
        return ProcessHandle.of(Long.parseLong(line(PID_LINE))).orElseThrow();
    }

    /** The JDBC address of a database, with the superuser and the password in it. */
    public String address(String database) throws IOException {
        return "jdbc:postgresql://127.0.0.1:%s/%s?user=postgres&password=%s"
                .formatted(
                        line(PORT_LINE),
                        database,
                        Files.readString(data.resolve("postgres-password")).strip());
    }

    public Connection connect(String database) throws IOException, SQLException {
        return DriverManager.getConnection(address(database));
    }

    List<ProcessHandle> processes() throws IOException {
        ProcessHandle postmaster = process();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    /** SIGKILL for every process of the server at once. */
    public void kill() throws IOException {
        kill(processes());
    }

    /** SIGKILL for one of the postmaster's children; the postmaster then ends the others and recovers by itself. */
    public void killOneProcess(RandomGenerator random) throws IOException {
        List<ProcessHandle> children = process().children().toList();
        if (!children.isEmpty()) {
            kill(List.of(children.get(random.nextInt(children.size()))));
        }
    }

    static void kill(List<ProcessHandle> all) {
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    private String line(int number) throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .get(number)
                .strip();
    }
}
