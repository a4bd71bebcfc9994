package dev.countersign.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One real PostgreSQL for all tests of this process, migrated by the owner. Each test uses tenants of its own. Tests that run the calls of the outbox use a
 * database of their own, since these calls belong to all tenants.
 */
public final class TestDatabase {

    private static final TestDatabase INSTANCE = new TestDatabase();

    private final EmbeddedPostgres postgres;
    private final Path folder;
    private final AtomicInteger databases = new AtomicInteger();

    private TestDatabase() {
        try {
            postgres = EmbeddedPostgres.builder()
                    // As the local PostgreSQL and the one of AWS are set.
                    .setServerConfig("random_page_cost", "1.1")
                    .start();
            folder = Files.createTempDirectory("countersign");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JdbcClient superuser = JdbcClient.create(postgres.getPostgresDatabase());
        superuser.sql("create role countersign_owner login").update();
        superuser.sql("create role countersign_app login nobypassrls").update();
        superuser.sql("create database pattern owner countersign_owner").update();
        Flyway.configure()
                .dataSource(connections("countersign_owner", "pattern"))
                .placeholders(Map.of("app_role", "countersign_app"))
                .load()
                .migrate();
        copyPattern("countersign");
    }

    public static TestDatabase get() {
        return INSTANCE;
    }

    /** A folder for what belongs to the database and is stored outside it. */
    Path folder() {
        return folder;
    }

    /** A new database with the same tables, empty. */
    public OwnDatabase own() {
        String name = "own_" + databases.incrementAndGet();
        copyPattern(name);
        return new OwnDatabase(this, name);
    }

    /** A database without tables, for the AWS endpoint of local mode. */
    public DataSource empty() {
        String name = "empty_" + databases.incrementAndGet();
        JdbcClient.create(superuser()).sql("create database " + name).update();
        return connections("postgres", name);
    }

    /** Pooled connections of the role the application has in production; whoever asks closes the pool. */
    public HikariDataSource app() {
        return pool(connections("countersign_app", "countersign"));
    }

    /** For what only the owner of the tables can do, such as altering history. */
    public DataSource owner() {
        return connections("countersign_owner", "countersign");
    }

    /** Connections of the superuser, for example to end other connections. */
    public DataSource superuser() {
        return connections("postgres", "countersign");
    }

    DataSource connections(String role, String database) {
        return postgres.getDatabase(role, database);
    }

    static HikariDataSource pool(DataSource connections) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(connections);
        pool.setMaximumPoolSize(8);
        return new HikariDataSource(pool);
    }

    /**
     * Copies the template database, to which nobody may be connected meanwhile. It copies the files: this server does not sync them, so that is twice as fast as
     * writing each page into the log.
     */
    private void copyPattern(String name) {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("create database " + name + " template pattern strategy file_copy owner countersign_owner")
                .update();
    }
}
