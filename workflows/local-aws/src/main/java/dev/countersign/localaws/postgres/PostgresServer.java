package dev.countersign.localaws.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server in a process of its own, on a folder that stays. It listens on loopback only, on a free port, and requires a
 * password that is generated at the first start. After a crash, a start recovers every committed transaction. If only the server is
 * killed, it is started again on the same port.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String SUPERUSER = "postgres";
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final DataFolder folder;
    private final Cluster cluster;
    private final int port;
    private final String password;
    private final Map<String, String> settings;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;
    private boolean failedToStart;

    private PostgresServer(
            DataFolder folder, Cluster cluster, int port, String password, Map<String, String> settings) {
        this.folder = folder;
        this.cluster = cluster;
        this.port = port;
        this.password = password;
        this.settings = settings;
    }

    /**
     * Starts the server on this data folder, creating what is missing.
     *
     * @throws CannotStart with one sentence for the person who started the program
     */
    public static PostgresServer start(Path folder) throws CannotStart {
        return start(folder, folder, Map.of());
    }

    /**
     * Starts the server on a folder that is already open. It closes the folder with itself, and if it cannot start.
     *
     * @throws CannotStart with one sentence for the person who started the program
     */
    public static PostgresServer start(DataFolder folder) throws CannotStart {
        return start(folder, folder.path(), Map.of());
    }

    /**
     * Starts the server with these settings.
     *
     * @param binaries where the unpacked programs are kept; several data folders may share one
     * @param settings of postgresql.conf; they override those of this class
     */
    public static PostgresServer start(Path folder, Path binaries, Map<String, String> settings) throws CannotStart {
        return start(DataFolder.open(folder), binaries, settings);
    }

    private static PostgresServer start(DataFolder data, Path binaries, Map<String, String> settings)
            throws CannotStart {
        var begun = System.nanoTime();
        try {
            var cluster = new Cluster(Binaries.unpackedBelow(binaries.toAbsolutePath()), data);
            var password = data.password();
            LeftOver.clearFrom(data.cluster());
            cluster.initialiseIfNew(SUPERUSER);
            var port = freePort();
            cluster.start(port, settings);
            var server = new PostgresServer(data, cluster, port, password, Map.copyOf(settings));
            data.stampVersion();
            server.watch();
            LOG.info(
                    "PostgreSQL runs on port {} after {} ms",
                    port,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            return server;
        } catch (IOException unusable) {
            data.close();
            throw new CannotStart(
                    "PostgreSQL cannot use the data folder %s: %s".formatted(data.path(), unusable), unusable);
        } catch (InterruptedException interrupted) {
            data.close();
            Thread.currentThread().interrupt();
            throw new CannotStart("The start of PostgreSQL was interrupted.", interrupted);
        } catch (CannotStart | RuntimeException refused) {
            data.close();
            throw refused;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void watch() throws IOException {
        var _ = LeftOver.ended(folder.cluster()).thenRunAsync(this::startAgain, Thread::startVirtualThread);
    }

    private void startAgain() {
        lock.lock();
        try {
            if (!closed) {
                LOG.warn("PostgreSQL ended by itself and is started again");
                LeftOver.clearFrom(folder.cluster());
                cluster.start(port, settings);
                failedToStart = false;
                watch();
            }
        } catch (IOException | CannotStart failed) {
            // For example while the disk is full. It is logged once, and tried again until the server runs or is
            // closed.
            if (!failedToStart) {
                LOG.error(
                        "PostgreSQL ended by itself and does not start; it is tried every {} s",
                        AGAIN.toSeconds(),
                        failed);
            }
            failedToStart = true;
            CompletableFuture.delayedExecutor(AGAIN.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                    .execute(this::startAgain);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    public int port() {
        return port;
    }

    public String superuser() {
        return SUPERUSER;
    }

    public String password() {
        return password;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Unpooled connections of the superuser. */
    public DataSource dataSource(String database) {
        return dataSource(database, SUPERUSER, password);
    }

    /** Unpooled connections of a role that the caller created. */
    public DataSource dataSource(String database, String user, @Nullable String password) {
        var source = new PGSimpleDataSource();
        source.setURL(jdbcUrl(database));
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** Creates the database unless it exists; its name consists of lower-case letters, digits and underscores. */
    public void createDatabase(String name) throws SQLException {
        try (var connection = dataSource("postgres").getConnection()) {
            createDatabase(connection, name);
        }
    }

    /** The same on a connection of the superuser. */
    public static void createDatabase(Connection connection, String name) throws SQLException {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        try (var there = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            there.setString(1, name);
            try (var row = there.executeQuery();
                    var create = connection.createStatement()) {
                if (!row.next()) {
                    create.execute("create database " + name);
                }
            }
        }
    }

    /** Stops the server at once and cleanly: open transactions are rolled back, committed ones are kept. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            cluster.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            folder.close();
            lock.unlock();
        }
    }
}
