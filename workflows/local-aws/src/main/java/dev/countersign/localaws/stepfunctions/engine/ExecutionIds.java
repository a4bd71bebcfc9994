package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Ids for new executions, fetched in blocks. Lists are ordered by id, so a block is dropped after a short time: another engine may have fetched
 * a later one meanwhile.
 */
final class ExecutionIds {

    private static final String FETCH = "select nextval('sfn_execution_id_seq') from generate_series(1, ?)";
    private static final int AT_ONCE = 50;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Deque<Long> fetched = new ArrayDeque<>();
    private long fetchedAt = System.nanoTime();

    synchronized long next(Connection tx) throws SQLException {
        if (fetched.isEmpty() || System.nanoTime() - fetchedAt > FRESH_NANOS) {
            fetchedAt = System.nanoTime();
            fetched.clear();
            fetched.addAll(Sql.list(tx, FETCH, row -> row.getLong(1), AT_ONCE));
        }
        return fetched.removeFirst();
    }
}
