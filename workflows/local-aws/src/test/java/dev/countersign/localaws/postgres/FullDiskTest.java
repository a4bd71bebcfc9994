package dev.countersign.localaws.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small file system of its own, which only root may mount. */
class FullDiskTest {

    private static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "countersign-test-postgres");
    private static final int BLOCK = 1 << 16;
    private static final long LOOK_NANOS = 50_000_000;

    /** A server that cannot write its log of changes ends, and is started anew again and again. */
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @TempDir
    Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", disk.toString());
        assumeTrue(mounted, "no file system can be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void onceThereIsRoomAgainEverythingCommittedIsThereAndMoreCanBe() throws Exception {
        var folder = Files.createDirectory(disk.resolve("data"));
        try (var server = PostgresServer.start(folder, BINARIES, Map.of("max_wal_size", "32MB"))) {
            write(server, "create table kept (n int, filling text)");
            int kept = fillUp(server);
            var _ = catchThrowableOfType(SQLException.class, () -> write(server, "select pg_switch_wal()"));
            awaitThat(() -> Files.readString(folder.resolve("postgres.log")).contains("PANIC"));

            Files.delete(disk.resolve("ballast"));

            awaitThat(() ->
                    catchThrowableOfType(SQLException.class, () -> write(server, "insert into kept values (0, '')"))
                            == null);
            try (var connection = server.dataSource("postgres").getConnection();
                    var rows = connection.createStatement().executeQuery("select count(*) from kept where n > 0")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(kept);
            }
        }
    }

    /** Answers how many rows were confirmed before the first that was not. */
    private int fillUp(PostgresServer server) throws Exception {
        for (int kept = 0; ; kept++) {
            if (kept == 100) {
                leaveNoRoom();
            }
            String insert = "insert into kept select %d, string_agg(md5(n::text), '') from generate_series(1, 400) n"
                    .formatted(kept + 1);
            if (catchThrowableOfType(SQLException.class, () -> write(server, insert)) != null) {
                return kept;
            }
        }
    }

    private void leaveNoRoom() throws IOException {
        try (OutputStream ballast = Files.newOutputStream(disk.resolve("ballast"))) {
            while (true) {
                ballast.write(new byte[BLOCK]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static void write(PostgresServer server, String sql) throws SQLException {
        try (var connection = server.dataSource("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void awaitThat(Callable<Boolean> holds) throws Exception {
        var until = System.nanoTime() + RECOVERY.toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).isLessThan(until);
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
