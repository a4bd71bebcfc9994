package dev.countersign.localaws.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements whose answers nobody waits for. They travel to the database together with the commit, on one trip: each trip more is time in
 * which rows stay locked and others wait.
 */
final class Script {

    private record Statement(String sql, List<@Nullable Object> parameters) {}

    private final List<Statement> statements = new ArrayList<>();

    void add(String sql, List<@Nullable Object> parameters) {
        statements.add(new Statement(sql.strip(), parameters));
    }

    int length() {
        return statements.size();
    }

    void shortenTo(int length) {
        statements.subList(length, statements.size()).clear();
    }

    void commit(Connection connection) throws SQLException {
        if (!statements.isEmpty()) {
            var sql = statements.stream().map(Statement::sql).collect(Collectors.joining(";\n", "", ";\ncommit"));
            try (var prepared = connection.prepareStatement(sql)) {
                int index = 1;
                for (var statement : statements) {
                    for (var parameter : statement.parameters()) {
                        Sql.set(prepared, index++, parameter);
                    }
                }
                prepared.execute();
            }
        }
        // Where the script has committed, no more than a word to the pool.
        connection.commit();
    }
}
