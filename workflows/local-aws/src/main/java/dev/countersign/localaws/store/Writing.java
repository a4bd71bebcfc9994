package dev.countersign.localaws.store;

import static java.util.stream.Collectors.joining;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes any number of rows, so that it can write those of several transactions. It takes an array for each column and
 * unnests them. A single row is given as values instead: PostgreSQL executes that in half the time.
 *
 * @param sqlOfOne the statement for a single row; its parameters are those values, if {@code sql} unnests all columns
 * @param mustTakeAll whether the last parameter of the statement is the number of rows, and the statement fails if it finds fewer
 */
public record Writing(String sql, String sqlOfOne, List<Column> columns, boolean mustTakeAll) {

    /** First what may fail, and always in the same order: transactions that lock in the same order cannot deadlock. */
    static final Comparator<Writing> ORDER =
            Comparator.comparing(Writing::mustTakeAll).reversed().thenComparing(Writing::sql);

    public Writing {
        columns = List.copyOf(columns);
    }

    /** A statement that may find any number of rows. */
    public static Writing of(String sql, Column... columns) {
        return of(sql.strip(), List.of(columns), false);
    }

    /**
     * A statement that ends with {@code select all_taken(count(*), ?)}: if it did not find every row, the transaction ends with an
     * {@link OptimisticLockFailure}. Its first column is a key.
     */
    public static Writing ofAll(String sql, Column... columns) {
        return of(sql.strip(), List.of(columns), true);
    }

    private static Writing of(String sql, List<Column> columns, boolean mustTakeAll) {
        var arrays = "unnest(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        var values = columns.stream().map(column -> "?::" + column.type()).collect(joining(", ", "(values (", "))"));
        return new Writing(sql, sql.replace(arrays, values), columns, mustTakeAll);
    }

    String text(boolean ofOne) {
        return ofOne ? sqlOfOne : sql;
    }

    /** Sets the parameters from this index on, and returns the next free one. */
    int set(PreparedStatement statement, int index, List<@Nullable Object[]> rows, boolean ofOne) throws SQLException {
        int next = index;
        var asValues = ofOne && !sqlOfOne.equals(sql);
        for (int column = 0; column < columns.size(); column++) {
            var type = columns.get(column);
            if (asValues) {
                statement.setObject(next++, rows.getFirst()[column], type.jdbcType());
            } else {
                statement.setArray(next++, statement.getConnection().createArrayOf(type.type(), type.of(rows, column)));
            }
        }
        if (mustTakeAll) {
            statement.setInt(next++, rows.size());
        }
        return next;
    }
}
