package dev.countersign.localaws;

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

/** One PostgreSQL for all tests of a run, and a database of its own for whoever asks. */
public final class TestDatabases {

    public static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "countersign-test-postgres");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabases() {}

    private static final class Shared {
        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            try {
                var folder = Files.createTempDirectory("countersign-test");
                // Nothing of these tests outlives them, so nothing has to be on the disk.
                var server = PostgresServer.start(folder, BINARIES, Map.of("fsync", "off", "full_page_writes", "off"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    delete(folder);
                }));
                return server;
            } catch (IOException | CannotStart failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static final class Template {
        static final String NAME = create();

        private static String create() {
            try {
                Shared.SERVER.createDatabase("template");
                LocalAws.migrate(Shared.SERVER.dataSource("template"), TestClients.KEYS.sealing());
                return "template";
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** Without any table. */
    public static DataSource empty() {
        return create("");
    }

    /** With its tables and nothing in them: a copy of one that was migrated, which takes a fraction of the time. */
    public static DataSource fresh() {
        return create(" template " + Template.NAME);
    }

    private static DataSource create(String template) {
        var name = "test_" + NUMBER.incrementAndGet();
        try (var connection = Shared.SERVER.dataSource("postgres").getConnection();
                var create = connection.createStatement()) {
            create.execute("create database " + name + template);
            return Shared.SERVER.dataSource(name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
