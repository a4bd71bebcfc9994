package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far a map run is: which of its executions have started, and which of these have ended. */
final class MapRunProgress {

    private static final String ALL = """
            select e.machine, e.id, e.map_index, e.map_items, e.status, e.pending_redrive,
                exists (select 1 from sfn_stop s where s.execution = e.id) as stopping
            from sfn_execution e where e.map_run = ?
            """;

    private static final String OF_OPEN = ALL + " and e.map_index = any(?) and e.status <> 'RUNNING'";

    private final long run;
    private final int executions;
    private final BitSet started = new BitSet();
    private final Map<Integer, Integer> open = new HashMap<>();
    private final Map<Integer, Pending> pending = new TreeMap<>();
    private long failedItems;

    MapRunProgress(MapRun run) {
        this.run = run.id();
        this.executions = run.executions();
    }

    /** An execution of an earlier attempt that is to be redriven. */
    record Pending(ExecutionKey execution, int index, int items) {}

    private record Seen(Pending execution, ExecutionStatus status, boolean isPending, boolean isStopping) {}

    /** Reads all executions, as after a start of the engine. */
    void readAll(Connection tx) throws SQLException {
        started.clear();
        open.clear();
        pending.clear();
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
                        new Pending(
                                new ExecutionKey(row.getInt("machine"), row.getLong("id")),
                                row.getInt("map_index"),
                                row.getInt("map_items")),
                        ExecutionStatus.valueOf(row.getString("status")),
                        row.getBoolean("pending_redrive"),
                        row.getBoolean("stopping")),
                parameters);
    }

    private void note(Seen seen) {
        int index = seen.execution().index();
        started.set(index);
        boolean over = seen.status() == ExecutionStatus.SUCCEEDED;
        // One that is still to be stopped must not be redriven before.
        if (seen.status() == ExecutionStatus.RUNNING || (seen.isPending() && !over && seen.isStopping())) {
            open.put(index, seen.execution().items());
            return;
        }
        open.remove(index);
        if (seen.isPending() && !over) {
            pending.put(index, seen.execution());
        } else {
            failedItems += over ? 0 : seen.execution().items();
        }
    }

    /** The next executions to redrive, at most so many. */
    List<Pending> nextPending(int most) {
        return pending.values().stream().limit(Math.max(0, most)).toList();
    }

    /** Notes that an execution was redriven, or cannot be: {@link #read} tells. */
    void redriven(Pending execution) {
        pending.remove(execution.index());
        open.put(execution.index(), execution.items());
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
        return isStarted() && pending.isEmpty() && open.isEmpty();
    }

    long failedItems() {
        return failedItems;
    }
}
