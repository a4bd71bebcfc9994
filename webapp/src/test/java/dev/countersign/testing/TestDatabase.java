package dev.countersign.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One real PostgreSQL for all tests of this process, migrated by the owner. Tests keep apart by using tenants of their own, as
 * customers do.
 */
public final class TestDatabase {

    private static final TestDatabase INSTANCE = new TestDatabase();

    private final EmbeddedPostgres postgres;

    private TestDatabase() {
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JdbcClient superuser = JdbcClient.create(postgres.getPostgresDatabase());
        superuser.sql("create role countersign_owner login").update();
        superuser.sql("create role countersign_app login nobypassrls").update();
        superuser.sql("create database countersign owner countersign_owner").update();
        Flyway.configure()
                .dataSource(owner())
                .placeholders(Map.of("app_role", "countersign_app"))
                .load()
                .migrate();
    }

    public static TestDatabase get() {
        return INSTANCE;
    }

    /** Pooled connections of the role the application has in production; whoever asks closes the pool. */
    public HikariDataSource app() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(postgres.getDatabase("countersign_app", "countersign"));
        pool.setMaximumPoolSize(8);
        return new HikariDataSource(pool);
    }

    /** For what only the owner of the tables can do, such as altering history. */
    public DataSource owner() {
        return postgres.getDatabase("countersign_owner", "countersign");
    }

    /** For what only happens to a cluster, such as cutting connections. */
    public DataSource superuser() {
        return postgres.getDatabase("postgres", "countersign");
    }
}
