package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.Execution;
import dev.countersign.localaws.stepfunctions.engine.StoredExecution.ParentTask;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows of executions; the ones about to advance are locked until the transaction ends. */
final class ExecutionRows {

    static final String COLUMNS = """
            e.machine, e.id, e.name, e.revision, e.version, e.status, e.started_at, e.stopped_at,
            e.parent_machine, e.parent, e.parent_task, e.redrives, e.redriven_at, e.state
            """;

    private static final String LOCK = "select " + COLUMNS + """
            from sfn_execution e where e.machine = ? and e.id = ? for update of e
            """;

    private static final String LOCK_BY_TOKEN = "select " + COLUMNS + """
            , k.task from sfn_token k join sfn_execution e on e.machine = k.machine and e.id = k.execution
            where k.hash = ? for update of e
            """;

    // A row that somebody else advances is left for the next look: the timer may be gone by then.
    private static final String LOCK_FOR_TIMER = "select " + COLUMNS + """
            from sfn_timer t join sfn_execution e on e.machine = t.machine and e.id = t.execution
            where t.due_at = ? and t.execution = ? and t.timer = ? for update of e skip locked
            """;

    private static final String FIND = "select " + COLUMNS + """
            from sfn_execution e where e.machine = ? and e.name = ?
            """;

    /** A row that is locked, with what the interpreter and the engine know of it. */
    record Locked(StoredExecution row, Saved saved) {}

    /** A locked row found by a task token, and the task that the token belongs to. */
    record LockedTask(Locked locked, long task) {}

    private ExecutionRows() {}

    static Optional<Locked> lock(Connection tx, ExecutionKey key) throws SQLException {
        try (var query = tx.prepareStatement(LOCK)) {
            query.setInt(1, key.machine());
            query.setLong(2, key.id());
            return one(query);
        }
    }

    static Optional<LockedTask> lockByToken(Connection tx, byte[] hash) throws SQLException {
        try (var query = tx.prepareStatement(LOCK_BY_TOKEN)) {
            query.setBytes(1, hash);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(new LockedTask(locked(rows), rows.getLong("task"))) : Optional.empty();
            }
        }
    }

    static Optional<Locked> lockForTimer(Connection tx, DueTimer timer) throws SQLException {
        try (var query = tx.prepareStatement(LOCK_FOR_TIMER)) {
            query.setObject(1, Times.toSql(timer.dueAt()));
            query.setLong(2, timer.execution().id());
            query.setLong(3, timer.timer());
            return one(query);
        }
    }

    static Optional<StoredExecution> find(Connection tx, int machine, String name) throws SQLException {
        try (var query = tx.prepareStatement(FIND)) {
            query.setInt(1, machine);
            query.setString(2, name);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        }
    }

    private static Optional<Locked> one(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            return rows.next() ? Optional.of(locked(rows)) : Optional.empty();
        }
    }

    private static Locked locked(ResultSet rows) throws SQLException {
        return new Locked(row(rows), Saved.fromBytes(rows.getBytes("state")));
    }

    static StoredExecution row(ResultSet rows) throws SQLException {
        return new StoredExecution(
                new ExecutionKey(rows.getInt("machine"), rows.getLong("id")),
                rows.getString("name"),
                rows.getInt("revision"),
                rows.getObject("version", Integer.class),
                Execution.Status.valueOf(rows.getString("status")),
                instant(rows, "started_at"),
                Times.fromSql(rows.getObject("stopped_at", OffsetDateTime.class)),
                parent(rows),
                rows.getInt("redrives"),
                Times.fromSql(rows.getObject("redriven_at", OffsetDateTime.class)));
    }

    private static Instant instant(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable ParentTask parent(ResultSet rows) throws SQLException {
        var machine = rows.getObject("parent_machine", Integer.class);
        return machine == null
                ? null
                : new ParentTask(new ExecutionKey(machine, rows.getLong("parent")), rows.getLong("parent_task"));
    }
}
