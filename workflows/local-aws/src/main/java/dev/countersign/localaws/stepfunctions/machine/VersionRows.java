package dev.countersign.localaws.stepfunctions.machine;

import dev.countersign.localaws.stepfunctions.protocol.Times;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of published versions. */
public final class VersionRows {

    // Publishing a published revision again returns the existing version.
    private static final String PUBLISH = """
            with there as (
                select number, created_at from sfn_version where machine = ? and revision = ? order by number desc limit 1
            ), next as (
                update sfn_machine set next_version = next_version + 1
                where id = ? and not exists (select from there) returning next_version - 1 as number
            ), made as (
                insert into sfn_version (machine, number, revision, description, created_at)
                select ?, number, ?, ?, ? from next returning number, created_at
            )
            select number, created_at from there union all select number, created_at from made
            """;

    private static final String LIST = """
            select number, created_at from sfn_version where machine = ? and number < ? order by number desc limit ?
            """;

    private static final String DELETE = """
            delete from sfn_version v using sfn_machine m where m.id = v.machine and m.name = ? and v.number = ?
            """;

    /** A published version. */
    public record Version(int number, Instant createdAt) {}

    private VersionRows() {}

    /** Publishes the current revision of the machine. The caller has locked its row. */
    public static Version publish(Connection tx, int machine, int revision, @Nullable String description, Instant at)
            throws SQLException {
        try (var publish = tx.prepareStatement(PUBLISH)) {
            publish.setInt(1, machine);
            publish.setInt(2, revision);
            publish.setInt(3, machine);
            publish.setInt(4, machine);
            publish.setInt(5, revision);
            publish.setString(6, description);
            publish.setObject(7, Times.toSql(at));
            try (var rows = publish.executeQuery()) {
                rows.next();
                return new Version(
                        rows.getInt(1), rows.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
    }

    public static List<Version> list(Connection tx, int machine, int below, int limit) throws SQLException {
        try (var query = tx.prepareStatement(LIST)) {
            query.setInt(1, machine);
            query.setInt(2, below);
            query.setInt(3, limit);
            try (var rows = query.executeQuery()) {
                var versions = new ArrayList<Version>();
                while (rows.next()) {
                    versions.add(new Version(
                            rows.getInt(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant()));
                }
                return versions;
            }
        }
    }

    public static void delete(Connection tx, String machine, int number) throws SQLException {
        try (var delete = tx.prepareStatement(DELETE)) {
            delete.setString(1, machine);
            delete.setInt(2, number);
            delete.executeUpdate();
        }
    }
}
