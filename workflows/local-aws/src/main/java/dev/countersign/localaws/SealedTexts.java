package dev.countersign.localaws;

import dev.countersign.localaws.keys.Place;
import dev.countersign.localaws.keys.Sealing;
import dev.countersign.localaws.store.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Version 14 of the tables: columns that may hold a task token are encrypted from now on. Existing values are encrypted by this migration. */
final class SealedTexts implements JavaMigration {

    private static final int FETCHED_AT_ONCE = 100;

    private final Sealing sealing;

    SealedTexts(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("14");
    }

    @Override
    public String getDescription() {
        return "sealed texts";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        toBytes(connection, "message", "body");
        toBytes(connection, "message", "attributes");
        toBytes(connection, "invocation", "payload");
        seal(connection, "message", "body", _ -> Place.MESSAGE_BODY);
        seal(connection, "message", "attributes", _ -> Place.MESSAGE_ATTRIBUTES);
        seal(connection, "invocation", "payload", _ -> Place.INVOCATION);
        seal(connection, "sfn_execution", "state", row -> Place.state(row.getLong("id")));
        seal(
                connection,
                "sfn_history",
                "events",
                row -> Place.history(row.getLong("execution"), row.getLong("first_id")));
        seal(connection, "sfn_call", "arguments", row -> Place.call(row.getLong("execution"), row.getLong("task")));
        // One row: the fingerprint of the key.
        Sql.update(connection, "create table sealing_key (fingerprint bytea not null)");
        Sql.update(connection, "create unique index sealing_key_is_one on sealing_key ((true))");
        Sql.update(connection, "insert into sealing_key (fingerprint) values (?)", (Object) sealing.fingerprint());
    }

    private static void toBytes(Connection connection, String table, String column) throws SQLException {
        Sql.update(
                connection,
                "alter table %1$s alter column %2$s type bytea using convert_to(%2$s, '%3$s')"
                        .formatted(table, column, StandardCharsets.UTF_8));
        // Ciphertext cannot be compressed.
        Sql.update(connection, "alter table %s alter column %s set storage external".formatted(table, column));
    }

    private void seal(Connection connection, String table, String column, Sql.Row<String> place) throws SQLException {
        // An update gives a row another ctid, but the cursor keeps the snapshot of the time when it was opened.
        var select = "select ctid::text as row_id, * from %s where %s is not null".formatted(table, column);
        try (var all = connection.prepareStatement(select, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
                var update = connection.prepareStatement(
                        "update %s set %s = ? where ctid = ?::tid".formatted(table, column))) {
            all.setFetchSize(FETCHED_AT_ONCE);
            try (var rows = all.executeQuery()) {
                while (rows.next()) {
                    update.setBytes(1, sealing.seal(place.read(rows), rows.getBytes(column)));
                    update.setString(2, rows.getString("row_id"));
                    if (update.executeUpdate() != 1) {
                        throw new SQLException("a row of %s is missing".formatted(table));
                    }
                }
            }
        }
    }
}
