package dev.countersign.localaws.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that writes any number of rows, so that those of several transactions go into one. It takes an array a column, and unnests
 * them.
 *
 * @param mustTakeAll whether the statement ends with one parameter more, how many rows there are, and refuses to take fewer
 */
public record Writing(String sql, List<Column> columns, boolean mustTakeAll) {

    /** What may be refused comes first, everything always in the same order: who locks in the same order waits for nobody in a circle. */
    static final Comparator<Writing> ORDER =
            Comparator.comparing(Writing::mustTakeAll).reversed().thenComparing(Writing::sql);

    public Writing {
        sql = sql.strip();
        columns = List.copyOf(columns);
    }

    /** A statement that is done whatever is there. */
    public static Writing of(String sql, Column... columns) {
        return new Writing(sql, List.of(columns), false);
    }

    /**
     * A statement with {@code select all_taken(count(*), ?)} for its end: where it did not take every row, an
     * {@link OptimisticLockFailure} ends the transaction. Its first column is a key.
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
