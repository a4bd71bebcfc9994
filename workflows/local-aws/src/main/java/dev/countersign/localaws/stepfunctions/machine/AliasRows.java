package dev.countersign.localaws.stepfunctions.machine;

import dev.countersign.localaws.stepfunctions.protocol.Times;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of aliases. */
public final class AliasRows {

    private static final String SELECT = """
            select a.machine, a.name, a.description, a.version, a.weight, a.other_version, a.created_at, a.updated_at
            from sfn_alias a join sfn_machine m on m.id = a.machine
            """;

    private static final String INSERT = """
            insert into sfn_alias (machine, name, description, version, weight, other_version, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            update sfn_alias set description = ?, version = ?, weight = ?, other_version = ?, updated_at = ?
            where machine = ? and name = ?
            """;

    private static final String LIST = SELECT + """
            where a.machine = ? and a.name > ? and (?::int is null or ?::int in (a.version, a.other_version))
            order by a.name limit ?
            """;

    private AliasRows() {}

    public static Optional<Alias> find(Connection tx, String machine, String name) throws SQLException {
        return Sql.first(tx, SELECT + "where m.name = ? and a.name = ?", AliasRows::row, machine, name);
    }

    /**
     * A page of the aliases of a machine, by name.
     *
     * @param version only those that route to it, if given
     */
    public static List<Alias> list(Connection tx, int machine, @Nullable Integer version, String after, int limit)
            throws SQLException {
        return Sql.list(tx, LIST, AliasRows::row, machine, after, version, version, limit);
    }

    public static void insert(Connection tx, Alias alias) throws SQLException {
        Sql.update(
                tx,
                INSERT,
                alias.machine(),
                alias.name(),
                alias.description(),
                alias.version(),
                alias.weight(),
                alias.otherVersion(),
                Times.toSql(alias.createdAt()),
                Times.toSql(alias.updatedAt()));
    }

    public static void update(Connection tx, Alias alias) throws SQLException {
        Sql.update(
                tx,
                UPDATE,
                alias.description(),
                alias.version(),
                alias.weight(),
                alias.otherVersion(),
                Times.toSql(alias.updatedAt()),
                alias.machine(),
                alias.name());
    }

    public static void delete(Connection tx, Alias alias) throws SQLException {
        Sql.update(tx, "delete from sfn_alias where machine = ? and name = ?", alias.machine(), alias.name());
    }

    private static Alias row(ResultSet row) throws SQLException {
        return new Alias(
                row.getInt("machine"),
                row.getString("name"),
                row.getString("description"),
                row.getInt("version"),
                row.getInt("weight"),
                row.getObject("other_version", Integer.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
