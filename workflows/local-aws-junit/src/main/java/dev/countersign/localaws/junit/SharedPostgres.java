package dev.countersign.localaws.junit;

import dev.countersign.localaws.postgres.CannotStart;
import dev.countersign.localaws.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The PostgreSQL of all endpoints of a JVM, in a temporary folder. Its programs are unpacked once on a machine. */
final class SharedPostgres implements AutoCloseable {

    private static final Path PROGRAMS = Path.of(System.getProperty("java.io.tmpdir"), "countersign-test-postgres");

    /** Nothing outlives the tests, so nothing has to be on the disk. */
    private static final Map<String, String> SETTINGS = Map.of("fsync", "off", "full_page_writes", "off");

    private final Path folder;
    private final PostgresServer server;
    private final AtomicInteger databases = new AtomicInteger();

    private SharedPostgres(Path folder, PostgresServer server) {
        this.folder = folder;
        this.server = server;
    }

    static SharedPostgres start() {
        try {
            var folder = Files.createTempDirectory("local-aws-test");
            return new SharedPostgres(folder, PostgresServer.start(folder, PROGRAMS, SETTINGS));
        } catch (IOException | CannotStart failed) {
            throw new IllegalStateException("PostgreSQL does not start for the tests", failed);
        }
    }

    DataSource emptyDatabase() throws SQLException {
        var name = "test_" + databases.incrementAndGet();
        server.createDatabase(name);
        return server.dataSource(name);
    }

    @Override
    public void close() {
        server.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
