package dev.countersign.localaws.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes any number of rows, so that it can write those of several transactions. It takes an array for each column and
 * unnests them.
 *
 * @param mustTakeAll whether the last parameter of the statement is the number of rows, and the statement fails if it finds fewer
 */
public record Writing(String sql, List<Column> columns, boolean mustTakeAll) {

    /** First what may fail, and always in the same order: transactions that lock in the same order cannot deadlock. */
    static final Comparator<Writing> ORDER =
            Comparator.comparing(Writing::mustTakeAll).reversed().thenComparing(Writing::sql);

    public Writing {
        sql = sql.strip();
        columns = List.copyOf(columns);
    }

    /** A statement that may find any number of rows. */
    public static Writing of(String sql, Column... columns) {
        return new Writing(sql, List.of(columns), false);
    }

    /**
     * A statement that ends with {@code select all_taken(count(*), ?)}: if it did not find every row, the transaction ends with an
     * {@link OptimisticLockFailure}. Its first column is a key.
     */
    public static Writing ofAll(String sql, Column... columns) {
        return new Writing(sql, List.of(columns), true);
    }

    /** Sets the parameters from this index on, and returns the next free one. */
    int set(PreparedStatement statement, int index, List<@Nullable Object[]> rows) throws SQLException {
        int next = index;
        for (int column = 0; column < columns.size(); column++) {
            var type = columns.get(column);
            statement.setArray(next++, statement.getConnection().createArrayOf(type.type(), type.of(rows, column)));
        }
        if (mustTakeAll) {
            statement.setInt(next++, rows.size());
        }
        return next;
    }
}
