package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.store.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes all {@link Changes} of a transaction as one statement: every round trip to the database is time in which the row stays
 * locked and a commit waits.
 */
final class ChangeWriter {

    // Deletes and inserts of one statement see the same rows, so Changes never gives the same key to both.
    private static final String ROWS_AROUND = """
            , history as (insert into sfn_history (execution, first_id, events)
                select e.id, n.first_id, n.events from e, (values (?::int, ?::bytea)) n(first_id, events)
                where n.events is not null)
            , tokens as (insert into sfn_token (hash, machine, execution, task)
                select n.hash, e.machine, e.id, n.task from e, unnest(?::bytea[], ?::bigint[]) n(hash, task))
            , timers as (insert into sfn_timer (due_at, execution, timer, machine)
                select n.due_at, e.id, n.timer, e.machine from e, unnest(?::timestamptz[], ?::bigint[]) n(due_at, timer))
            , calls as (insert into sfn_call (execution, task, machine, resource, arguments, token, owner)
                select e.id, n.task, e.machine, n.resource, n.arguments, n.token, ?
                from e, unnest(?::bigint[], ?::text[], ?::bytea[], ?::boolean[]) n(task, resource, arguments, token))
            """;

    private static final String UPDATE = """
            with e as (update sfn_execution set status = ?, stopped_at = ?, redrives = ?, redriven_at = ?, state = ?
                where machine = ? and id = ? returning machine, id)
            """ + ROWS_AROUND + """
            , tokens_gone as (delete from sfn_token where hash = any (?::bytea[]))
            , timers_gone as (delete from sfn_timer t using unnest(?::timestamptz[], ?::bigint[]) g(due_at, timer), e
                where t.due_at = g.due_at and t.execution = e.id and t.timer = g.timer)
            , calls_gone as (delete from sfn_call c using e
                where c.execution = e.id and (c.task = any (?::bigint[]) or ?))
            select id from e
            """;

    private static final String INSERT = """
            with e as (insert into sfn_execution (machine, name, revision, version, status, started_at, stopped_at,
                    parent_machine, parent, parent_task, state)
                select m.id, ?, ?, v.number, ?, ?, ?, ?, ?, ?, ?
                from sfn_machine m left join sfn_version v on v.machine = m.id and v.number = ?
                where m.id = ? and m.status = 'ACTIVE' and v.number is not distinct from ?
                    and coalesce(v.revision, m.revision) = ?
                on conflict (machine, name) do nothing returning machine, id)
            """ + ROWS_AROUND + """
            select id from e
            """;

    private static final String INSERT_CALL = """
            insert into sfn_call (execution, task, machine, resource, arguments, token, owner)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private static final String DELETE_TIMER = "delete from sfn_timer where due_at = ? and execution = ? and timer = ?";

    private static final String DELETE_CALL = "delete from sfn_call where execution = ? and task = ?";

    private final int owner;

    /** @param owner to whom the calls belong that are written here */
    ChangeWriter(int owner) {
        this.owner = owner;
    }

    void update(Connection tx, StoredExecution row, Changes changes) throws SQLException {
        var delete = new Keys(changes);
        try (var statement = tx.prepareStatement(UPDATE)) {
            statement.setString(1, row.status().name());
            setTime(statement, 2, row.stoppedAt());
            statement.setInt(3, row.redrives());
            setTime(statement, 4, row.redrivenAt());
            statement.setBytes(5, changes.after().toBytes());
            statement.setInt(6, row.key().machine());
            statement.setLong(7, row.key().id());
            int next = setRowsAround(statement, 8, changes);
            statement.setArray(next, bytes(tx, delete.tokens));
            statement.setArray(next + 1, tx.createArrayOf("timestamptz", delete.timersDue.toArray()));
            statement.setArray(next + 2, tx.createArrayOf("bigint", delete.timers.toArray()));
            statement.setArray(
                    next + 3, tx.createArrayOf("bigint", changes.goneCalls().toArray()));
            statement.setBoolean(next + 4, changes.isClosed());
            statement.execute();
        }
    }

    /** Writes a new execution; empty where its name is taken, or its machine is not there as {@code row} has it. */
    OptionalLong insert(Connection tx, StoredExecution row, Changes changes) throws SQLException {
        var parent = row.parent();
        try (var statement = tx.prepareStatement(INSERT)) {
            statement.setString(1, row.name());
            statement.setInt(2, row.revision());
            statement.setString(3, row.status().name());
            setTime(statement, 4, row.startedAt());
            setTime(statement, 5, row.stoppedAt());
            statement.setObject(6, parent == null ? null : parent.execution().machine(), Types.INTEGER);
            statement.setObject(7, parent == null ? null : parent.execution().id(), Types.BIGINT);
            statement.setObject(8, parent == null ? null : parent.task(), Types.BIGINT);
            statement.setBytes(9, changes.after().toBytes());
            statement.setObject(10, row.version(), Types.INTEGER);
            statement.setInt(11, row.key().machine());
            statement.setObject(12, row.version(), Types.INTEGER);
            statement.setInt(13, row.revision());
            setRowsAround(statement, 14, changes);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** A timer that the execution does not know of. */
    void deleteTimer(Connection tx, DueTimer timer) throws SQLException {
        Sql.update(
                tx, DELETE_TIMER, Times.toSql(timer.dueAt()), timer.execution().id(), timer.timer());
    }

    /** A call that nobody waits for. */
    void deleteCall(Connection tx, CallKey call) throws SQLException {
        Sql.update(tx, DELETE_CALL, call.execution().id(), call.task());
    }

    /** Leaves news for another execution; what lies there already says the same. */
    void insertCall(Connection tx, ExecutionKey key, PendingCall call) throws SQLException {
        try (var statement = tx.prepareStatement(INSERT_CALL)) {
            statement.setLong(1, key.id());
            statement.setLong(2, call.task());
            statement.setInt(3, key.machine());
            statement.setString(4, call.resource());
            statement.setBytes(5, Packed.pack(Json.write(call.arguments())));
            statement.setBoolean(6, call.token());
            statement.setInt(7, owner);
            statement.execute();
        }
    }

    private int setRowsAround(PreparedStatement statement, int first, Changes changes) throws SQLException {
        var tx = statement.getConnection();
        var hashes = new ArrayList<byte[]>();
        var tasks = new ArrayList<Long>();
        changes.eachTokenToInsert((task, hash) -> {
            hashes.add(Saved.hashBytes(hash));
            tasks.add(task);
        });
        var due = new ArrayList<OffsetDateTime>();
        var timers = new ArrayList<Long>();
        changes.eachTimerToInsert((timer, at) -> {
            due.add(Times.toSql(at));
            timers.add(timer);
        });
        var calls = changes.newCalls();
        var arguments = calls.stream()
                .map(call -> Packed.pack(Json.write(call.arguments())))
                .toList();
        int at = first;
        var history = changes.history();
        statement.setObject(
                at++,
                history.isEmpty() ? null : Math.toIntExact(history.getFirst().id()),
                Types.INTEGER);
        statement.setBytes(at++, history.isEmpty() ? null : HistoryRows.write(history));
        statement.setArray(at++, bytes(tx, hashes));
        statement.setArray(at++, tx.createArrayOf("bigint", tasks.toArray()));
        statement.setArray(at++, tx.createArrayOf("timestamptz", due.toArray()));
        statement.setArray(at++, tx.createArrayOf("bigint", timers.toArray()));
        statement.setInt(at++, owner);
        statement.setArray(
                at++,
                tx.createArrayOf("bigint", calls.stream().map(PendingCall::task).toArray()));
        statement.setArray(
                at++,
                tx.createArrayOf(
                        "text", calls.stream().map(PendingCall::resource).toArray()));
        statement.setArray(at++, bytes(tx, arguments));
        statement.setArray(
                at++,
                tx.createArrayOf(
                        "boolean", calls.stream().map(PendingCall::token).toArray()));
        return at;
    }

    // Only as an array of arrays does the driver send them in binary form; as objects it refuses them.
    private static Array bytes(Connection tx, List<byte[]> values) throws SQLException {
        return tx.createArrayOf("bytea", values.toArray(byte[][]::new));
    }

    private static void setTime(PreparedStatement statement, int index, @Nullable Instant at) throws SQLException {
        statement.setObject(index, at == null ? null : Times.toSql(at), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** The keys of the rows to delete. */
    private static final class Keys {
        private final List<byte[]> tokens = new ArrayList<>();
        private final List<OffsetDateTime> timersDue = new ArrayList<>();
        private final List<Long> timers = new ArrayList<>();

        private Keys(Changes changes) {
            changes.eachTokenToDelete((task, hash) -> tokens.add(Saved.hashBytes(hash)));
            changes.eachTimerToDelete((timer, at) -> {
                timersDue.add(Times.toSql(at));
                timers.add(timer);
            });
        }
    }
}
