package dev.countersign.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL with the roles of production and every migration applied by the owner. */
final class MigratedDatabase implements AutoCloseable {

    static final String OWNER = "countersign_owner";
    static final String APP = "countersign_app";

    private final EmbeddedPostgres postgres;

    private MigratedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static MigratedDatabase start() {
        MigratedDatabase database = empty();
        database.migrate("latest");
        return database;
    }

    /** Without any migration. */
    static MigratedDatabase empty() {
        try {
            MigratedDatabase database =
                    new MigratedDatabase(EmbeddedPostgres.builder().start());
            database.createRoles();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param target the last version, or "latest" */
    void migrate(String target) {
        flyway(target).migrate();
    }

    /** Of all migrations, oldest first. */
    List<String> versions() {
        return Arrays.stream(flyway("latest").info().all())
                .map(migration -> migration.getVersion().getVersion())
                .toList();
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(owner())
                .placeholders(Map.of("app_role", APP))
                .target(target)
                .load();
    }

    private void createRoles() {
        JdbcClient superuser = JdbcClient.create(postgres.getPostgresDatabase());
        superuser.sql("create role countersign_owner login").update();
        superuser.sql("create role countersign_app login nobypassrls").update();
        superuser.sql("create database countersign owner countersign_owner").update();
    }

    DataSource owner() {
        return postgres.getDatabase(OWNER, "countersign");
    }

    DataSource app() {
        return postgres.getDatabase(APP, "countersign");
    }

    /** Sees all tenants. */
    DataSource superuser() {
        return postgres.getDatabase("postgres", "countersign");
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
