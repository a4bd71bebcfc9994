package dev.countersign.localaws.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements within a transaction, with positional parameters. */
public final class Sql {

    private Sql() {}

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

    /** Executes a statement. Returns the number of rows changed. */
    public static int update(Connection transaction, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = prepare(transaction, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection transaction, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = transaction.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
