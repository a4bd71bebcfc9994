package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far a map run is: which of its executions have started, and which of these have ended. */
final class MapRunProgress {

    private static final String ALL = "select map_index, map_items, status from sfn_execution where map_run = ?";

    private static final String OF_OPEN = ALL + " and map_index = any(?) and status <> 'RUNNING'";

    private final long run;
    private final int executions;
    private final BitSet started = new BitSet();
    private final Map<Integer, Integer> open = new HashMap<>();
    private long failedItems;

    MapRunProgress(MapRun run) {
        this.run = run.id();
        this.executions = run.executions();
    }

    private record Seen(int index, int items, ExecutionStatus status) {}

    /** Reads all executions, as after a start of the engine. */
    void readAll(Connection tx) throws SQLException {
        started.clear();
        open.clear();
        failedItems = 0;
        seen(tx, ALL, run).forEach(this::note);
    }

    /** Reads which of the open executions have ended. */
    void read(Connection tx) throws SQLException {
        if (!open.isEmpty()) {
            var indexes = tx.createArrayOf("int4", open.keySet().toArray());
            seen(tx, OF_OPEN, run, indexes).forEach(this::note);
        }
    }

    private static List<Seen> seen(Connection tx, String sql, Object... parameters) throws SQLException {
        return Sql.list(
                tx,
                sql,
                row -> new Seen(
                        row.getInt("map_index"),
                        row.getInt("map_items"),
                        ExecutionStatus.valueOf(row.getString("status"))),
                parameters);
    }

    private void note(Seen seen) {
        started.set(seen.index());
        if (seen.status() == ExecutionStatus.RUNNING) {
            open.put(seen.index(), seen.items());
        } else {
            open.remove(seen.index());
            failedItems += seen.status() == ExecutionStatus.SUCCEEDED ? 0 : seen.items();
        }
    }

    /** The next execution to start; {@link #isStarted} first. */
    int next() {
        return started.nextClearBit(0);
    }

    void start(int index, int items) {
        started.set(index);
        open.put(index, items);
    }

    boolean isStarted() {
        return started.nextClearBit(0) >= executions;
    }

    int running() {
        return open.size();
    }

    boolean isDone() {
        return isStarted() && open.isEmpty();
    }

    long failedItems() {
        return failedItems;
    }
}
