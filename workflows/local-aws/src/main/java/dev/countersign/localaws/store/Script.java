package dev.countersign.localaws.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is written at the end of a transaction, or of several that are committed together. It is sent to the database together with the
 * commit, in one round trip, because rows stay locked during each further one.
 */
final class Script {

    private final Map<Writing, List<@Nullable Object[]>> rows = new TreeMap<>(Writing.ORDER);

    void add(Writing writing, @Nullable Object... row) {
        rows.computeIfAbsent(writing, _ -> new ArrayList<>()).add(row);
    }

    void addAll(Script other) {
        other.rows.forEach((writing, more) ->
                rows.computeIfAbsent(writing, _ -> new ArrayList<>()).addAll(more));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Writes all this and commits the transaction that is open on the connection. */
    void commit(Connection connection) throws SQLException {
        if (!rows.isEmpty()) {
            var ofOne = rows.values().stream().allMatch(each -> each.size() == 1);
            var sql = rows.keySet().stream()
                    .map(writing -> writing.text(ofOne))
                    .collect(Collectors.joining(";\n", "", ";\ncommit"));
            try (var prepared = connection.prepareStatement(sql)) {
                int index = 1;
                for (var writing : rows.entrySet()) {
                    var inOrder = writing.getValue();
                    if (writing.getKey().mustTakeAll()) {
                        inOrder.sort(Comparator.comparing(row -> String.valueOf(row[0])));
                    }
                    index = writing.getKey().set(prepared, index, inOrder, ofOne);
                }
                prepared.execute();
            }
        }
        // The script has committed already; this only tells the pool.
        connection.commit();
    }
}
