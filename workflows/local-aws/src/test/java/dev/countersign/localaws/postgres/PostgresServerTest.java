package dev.countersign.localaws.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("crash")
class PostgresServerTest {

    private static final Path BINARIES = Path.of(System.getProperty("java.io.tmpdir"), "countersign-test-postgres");

    /** A folder that a server ran on and was stopped. */
    @TempDir
    static Path initialised;

    @TempDir
    Path folder;

    @BeforeAll
    static void initialise() throws Exception {
        PostgresServer.start(initialised, BINARIES, Map.of()).close();
    }

    @Test
    void aNewFolderGetsAServerWithUtf8AndDurableCommitsOnLoopback() throws Exception {
        try (var server = start()) {
            assertThat(ask(server, "show server_encoding")).isEqualTo("UTF8");
            assertThat(ask(server, "show fsync")).isEqualTo("on");
            assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "select current_setting('server_version_num')::int / 10000"))
                    .isEqualTo(Integer.toString(DataFolder.POSTGRES_MAJOR));
        }
        assertThat(folder.resolve("version")).hasContent("postgresql=18 layout=1");
    }

    @Test
    void nobodyElseMayLookIntoTheFolderAlsoWhenItWasOpenBefore() throws Exception {
        copyInitialised();
        Files.writeString(folder.resolve("postgres.log"), "old");
        Files.setPosixFilePermissions(folder.resolve("postgres.log"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        start().close();

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("postgres.log"))).isEqualTo("rw-------");
        assertThat(permissions(initialised)).isEqualTo("rwx------");
        assertThat(permissions(initialised.resolve("postgres.log"))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void thePasswordIsAskedForAndReadableByTheOwnerOnly() throws Exception {
        copyInitialised();
        try (var server = start()) {
            assertThatThrownBy(() -> server.dataSource("postgres", "postgres", "guess")
                            .getConnection()
                            .close())
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("postgres-password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondStartFindsWhatWasCommitted() throws Exception {
        copyInitialised();
        try (var server = start()) {
            server.createDatabase("kept");
            server.createDatabase("kept");
            run(server, "create table kept (n int); insert into kept values (7)");
        }
        try (var server = start()) {
            assertThat(ask(server, "select n from kept")).isEqualTo("7");
            assertThat(ask(server, "select count(*) from pg_database where datname = 'kept'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void theLogHasErrorsButNoValuesOfRows() throws Exception {
        copyInitialised();
        try (var server = start()) {
            run(server, "create table kept (name text unique); insert into kept values ('Confidential')");
            assertThatThrownBy(() -> run(server, "insert into kept values ('Confidential')"))
                    .hasMessageContaining("Key (name)=(Confidential)");
        }
        assertThat(folder.resolve("postgres.log"))
                .content()
                .contains("duplicate key value violates unique constraint")
                .doesNotContain("Confidential");
    }

    @Test
    void aKilledPostgresLosesNothingCommitted() throws Exception {
        copyInitialised();
        var server = start();
        run(server, "create table kept (n int); insert into kept values (7)");
        kill(postmaster());
        assertThatCode(server::close).doesNotThrowAnyException();

        try (var again = start()) {
            assertThat(ask(again, "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void aServerThatAloneIsKilledIsStartedAgainAtTheSamePort() throws Exception {
        copyInitialised();
        try (var server = start()) {
            run(server, "create table kept (n int); insert into kept values (7)");
            kill(postmaster());

            await("select n from kept", server);

            assertThat(ask(server, "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void aServerLeftRunningByAKilledProcessIsStoppedAndStartedAnew() throws Exception {
        copyInitialised();
        var left = leaveRunning();
        try (var server = start()) {
            assertThat(left.isAlive()).isFalse();
            assertThat(ask(server, "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void aPidFileThatNamesAnUnrelatedProcessIsNoObstacle() throws Exception {
        copyInitialised();
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder.resolve("postgres") + "\n");

        try (var server = start()) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void anInitialisationThatWasCutOffIsBegunAgain() throws Exception {
        Files.createDirectories(folder.resolve("postgres.new"));
        Files.writeString(folder.resolve("postgres.new/PG_VERSION"), "18");

        try (var server = start()) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aFolderInUseIsRefusedWithASentence() throws Exception {
        copyInitialised();
        try (var server = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is in use by another Countersign");
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aFolderOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
        Files.writeString(folder.resolve("version"), "postgresql=18 layout=2\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("was written by a newer version of Countersign");
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedWithASentence() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> PostgresServer.start(file.resolve("data"), BINARIES, Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be written");
    }

    /** Not each test has to wait for a new one. */
    private void copyInitialised() throws IOException {
        try (var files = Files.walk(initialised)) {
            for (var file : files.skip(1).toList()) {
                Files.copy(file, folder.resolve(initialised.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private PostgresServer start() throws CannotStart {
        return PostgresServer.start(folder, BINARIES, Map.of());
    }

    /** What a JVM killed with SIGKILL leaves: the lock gone, the server running. */
    private ProcessHandle leaveRunning() throws Exception {
        try (var data = DataFolder.open(folder)) {
            var password = data.password();
            var cluster = new Cluster(Binaries.unpackedBelow(BINARIES), data);
            cluster.start(PostgresServer.freePort(), Map.of("unix_socket_directories", folder.toString()));
            var port = Integer.parseInt(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                    .get(3));
            var source = new PGSimpleDataSource();
            source.setURL("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port));
            source.setUser("postgres");
            source.setPassword(password);
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create table kept (n int); insert into kept values (7)");
            }
            return postmaster();
        }
    }

    private ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void kill(ProcessHandle process) throws Exception {
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    private static void await(String sql, PostgresServer server) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            try {
                ask(server, sql);
                return;
            } catch (SQLException notYet) {
                new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static String ask(PostgresServer server, String sql) throws SQLException {
        try (var connection = server.dataSource("postgres").getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void run(PostgresServer server, String sql) throws SQLException {
        try (var connection = server.dataSource("postgres").getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
