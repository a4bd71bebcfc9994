package dev.countersign.database;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Migrates the schema at the start, or only checks that the command {@code migrate} did. A newer schema is accepted: while an upgrade is rolled out, and
 * after one is rolled back, the previous version works on it.
 */
@Component
class Schema implements FlywayMigrationStrategy {

    private final boolean migrates;

    /** @param migrates false if the application has no login of the owner */
    Schema(@Value("${countersign.database.migrate:true}") boolean migrates) {
        this.migrates = migrates;
    }

    /** @throws SchemaNotReady if the schema is older than this program needs */
    @Override
    public void migrate(Flyway flyway) {
        if (migrates) {
            flyway.migrate();
        } else {
            check(flyway);
        }
    }

    private static void check(Flyway flyway) {
        MigrationInfoService schema;
        try {
            schema = flyway.info();
        } catch (FlywayException unreadable) {
            throw new SchemaNotReady("The application cannot read which migrations were applied", unreadable);
        }
        MigrationInfo[] pending = schema.pending();
        if (pending.length > 0) {
            throw new SchemaNotReady("The schema is at version %s, and this version of Countersign needs %s"
                    .formatted(version(schema.current()), version(pending[pending.length - 1])));
        }
        if (Arrays.stream(schema.all())
                .anyMatch(migration -> migration.getState().isFailed())) {
            throw new SchemaNotReady("A migration has failed");
        }
    }

    static String version(@Nullable MigrationInfo migration) {
        return migration == null || migration.getVersion() == null
                ? "none"
                : migration.getVersion().getVersion();
    }
}
