package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.asl.event.ExecutionStatus;
import dev.countersign.localaws.stepfunctions.engine.StoredExecution.MapItem;
import dev.countersign.localaws.stepfunctions.engine.StoredExecution.ParentTask;
import dev.countersign.localaws.stepfunctions.protocol.Times;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows of executions, without locks: an advance is written only if the row is still in the state that it started from. */
final class ExecutionRows {

    static final String COLUMNS = """
            e.machine, e.id, e.name, e.revision, e.version, e.alias, e.status, e.started_at, e.stopped_at,
            e.parent_machine, e.parent, e.parent_task, e.map_run, e.map_index, e.map_items, e.redrives, e.redriven_at, e.advances, e.state
            """;

    private static final String BY_KEY = "select " + COLUMNS + """
            from sfn_execution e where e.machine = ? and e.id = ?
            """;

    private static final String BY_TOKEN = "select " + COLUMNS + """
            from sfn_token k join sfn_execution e on e.machine = k.machine and e.id = k.execution
            where k.hash = ?
            """;

    private static final String EXISTS = "select 1 from sfn_execution where machine = ? and name = ?";

    /**
     * A row, with the saved state of the interpreter and the engine.
     *
     * @param bytes the stored size of the saved state
     */
    record Known(StoredExecution row, Saved saved, int bytes) {}

    private final Storage storage;

    ExecutionRows(Storage storage) {
        this.storage = storage;
    }

    Optional<Known> byKey(Connection connection, ExecutionKey key) throws SQLException {
        return Sql.first(connection, BY_KEY, this::known, key.machine(), key.id());
    }

    /** The execution that waits for the token with this hash. */
    Optional<Known> byToken(Connection connection, byte[] hash) throws SQLException {
        return Sql.first(connection, BY_TOKEN, this::known, (Object) hash);
    }

    static boolean exists(Connection connection, int machine, String name) throws SQLException {
        return Sql.first(connection, EXISTS, _ -> true, machine, name).isPresent();
    }

    private Known known(ResultSet row) throws SQLException {
        var state = row.getBytes("state");
        return new Known(row(row), storage.state(row.getLong("id"), state), state.length);
    }

    static StoredExecution row(ResultSet rows) throws SQLException {
        return new StoredExecution(
                new ExecutionKey(rows.getInt("machine"), rows.getLong("id")),
                rows.getString("name"),
                rows.getInt("revision"),
                rows.getObject("version", Integer.class),
                rows.getString("alias"),
                ExecutionStatus.valueOf(rows.getString("status")),
                instant(rows, "started_at"),
                Times.fromSql(rows.getObject("stopped_at", OffsetDateTime.class)),
                parent(rows),
                item(rows),
                rows.getInt("redrives"),
                Times.fromSql(rows.getObject("redriven_at", OffsetDateTime.class)),
                rows.getInt("advances"));
    }

    private static Instant instant(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable MapItem item(ResultSet rows) throws SQLException {
        var run = rows.getObject("map_run", Long.class);
        return run == null ? null : new MapItem(run, rows.getInt("map_index"), rows.getInt("map_items"));
    }

    private static @Nullable ParentTask parent(ResultSet rows) throws SQLException {
        var machine = rows.getObject("parent_machine", Integer.class);
        return machine == null
                ? null
                : new ParentTask(new ExecutionKey(machine, rows.getLong("parent")), rows.getLong("parent_task"));
    }
}
