package dev.countersign.localaws.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements within a transaction, with positional parameters. */
public final class Sql {

    private Sql() {}

    /**
     * A parameter that may be null. With a type of its own, null or not, the statement stays prepared; a null without one would have it
     * parsed and planned anew, each time.
     *
     * @param type of {@link Types}
     */
    private record Typed(@Nullable Object value, int type) {}

    public static Object text(@Nullable String value) {
        return new Typed(value, Types.VARCHAR);
    }

    public static Object integer(@Nullable Integer value) {
        return new Typed(value, Types.INTEGER);
    }

    public static Object bigint(@Nullable Long value) {
        return new Typed(value, Types.BIGINT);
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Row<T> {

        T read(ResultSet row) throws SQLException;
    }

    public static <T> List<T> list(Connection transaction, String sql, Row<T> reader, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = prepare(transaction, sql, parameters);
                var rows = statement.executeQuery()) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        }
    }

    public static <T> Optional<T> first(
            Connection transaction, String sql, Row<T> reader, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(transaction, sql, parameters);
                var rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    /** Executes, and says how many rows it touched. */
    public static int update(Connection transaction, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(transaction, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection transaction, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = transaction.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            set(statement, i + 1, parameters[i]);
        }
        return statement;
    }

    static void set(PreparedStatement statement, int index, @Nullable Object parameter) throws SQLException {
        if (parameter instanceof Typed(Object value, int type)) {
            statement.setObject(index, value, type);
        } else {
            statement.setObject(index, parameter);
        }
    }
}
