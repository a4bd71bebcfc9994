package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Writes the {@link Changes} of a transaction, all with its commit: no statement more than there are kinds of rows that change. Only a new
 * execution is written before, since others may be quicker to take its name.
 */
final class ChangeWriter {

    private static final String INSERT = """
            insert into sfn_execution (machine, name, revision, version, status, started_at, stopped_at,
                parent_machine, parent, parent_task, state)
            select m.id, ?, ?, v.number, ?, ?, ?::timestamptz, ?, ?, ?, ?
            from sfn_machine m left join sfn_version v on v.machine = m.id and v.number = ?
            where m.id = ? and m.status = 'ACTIVE' and v.number is not distinct from ?
                and coalesce(v.revision, m.revision) = ?
            on conflict (machine, name) do nothing returning id
            """;

    private static final String GO_ON = "update sfn_execution set state = ? where machine = ? and id = ?";

    private static final String CLOSE =
            "update sfn_execution set status = ?, stopped_at = ?, state = ? where machine = ? and id = ?";

    private static final String REDRIVE = """
            update sfn_execution set status = 'RUNNING', stopped_at = null, redrives = ?, redriven_at = ?
            where machine = ? and id = ?
            """;

    private static final String INSERT_HISTORY =
            "insert into sfn_history (execution, first_id, events) values (?, ?, ?)";

    private static final String INSERT_TOKEN =
            "insert into sfn_token (hash, machine, execution, task) values (?, ?, ?, ?)";

    private static final String INSERT_TIMER =
            "insert into sfn_timer (due_at, execution, timer, machine) values (?, ?, ?, ?)";

    private static final String INSERT_CALL = """
            insert into sfn_call (execution, task, machine, resource, arguments, token, owner)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private static final String DELETE_TOKEN = "delete from sfn_token where hash = ?";

    private static final String DELETE_TIMER = "delete from sfn_timer where due_at = ? and execution = ? and timer = ?";

    private static final String DELETE_CALL = "delete from sfn_call where execution = ? and task = ?";

    private static final String DELETE_CALLS = "delete from sfn_call where execution = ?";

    private final int owner;

    /** @param owner to whom the calls belong that are written here */
    ChangeWriter(int owner) {
        this.owner = owner;
    }

    /** Writes a new execution; empty where its name is taken, or its machine is not there as {@code row} has it. */
    OptionalLong insert(Connection tx, StoredExecution row, Changes changes) throws SQLException {
        var parent = row.parent();
        var stoppedAt = row.stoppedAt();
        var id = Sql.first(
                tx,
                INSERT,
                inserted -> inserted.getLong(1),
                row.name(),
                row.revision(),
                row.status().name(),
                Times.toSql(row.startedAt()),
                Sql.text(stoppedAt == null ? null : stoppedAt.toString()),
                Sql.integer(parent == null ? null : parent.execution().machine()),
                Sql.bigint(parent == null ? null : parent.execution().id()),
                Sql.bigint(parent == null ? null : parent.task()),
                changes.after().toBytes(),
                Sql.integer(row.version()),
                row.key().machine(),
                Sql.integer(row.version()),
                row.revision());
        id.ifPresent(key -> writeAround(row.withId(key).key(), changes));
        return id.isPresent() ? OptionalLong.of(id.get()) : OptionalLong.empty();
    }

    void update(StoredExecution row, Changes changes) {
        var key = row.key();
        var state = changes.after().toBytes();
        if (changes.isClosed()) {
            var stoppedAt = Objects.requireNonNull(row.stoppedAt(), "what is closed has stopped");
            Database.withCommit(CLOSE, row.status().name(), Times.toSql(stoppedAt), state, key.machine(), key.id());
        } else {
            Database.withCommit(GO_ON, state, key.machine(), key.id());
        }
        deleteGone(key, changes);
        writeAround(key, changes);
    }

    /** A closed execution runs again; an {@link #update} says how. */
    void redrive(StoredExecution row, Instant at) {
        Database.withCommit(
                REDRIVE,
                row.redrives(),
                Times.toSql(at),
                row.key().machine(),
                row.key().id());
    }

    /** A timer that the execution does not know of. */
    void deleteTimer(DueTimer timer) {
        deleteTimer(timer.execution(), timer.timer(), timer.dueAt());
    }

    private static void deleteTimer(ExecutionKey key, long timer, Instant dueAt) {
        Database.withCommit(DELETE_TIMER, Times.toSql(dueAt), key.id(), timer);
    }

    /** A call that nobody waits for. */
    void deleteCall(CallKey call) {
        Database.withCommit(DELETE_CALL, call.execution().id(), call.task());
    }

    /** Leaves a call, or news for another execution; what lies there already says the same. */
    void insertCall(ExecutionKey key, PendingCall call) {
        Database.withCommit(
                INSERT_CALL,
                key.id(),
                call.task(),
                key.machine(),
                call.resource(),
                Packed.pack(Json.write(call.arguments())),
                call.token(),
                owner);
    }

    private void deleteGone(ExecutionKey key, Changes changes) {
        changes.eachTokenToDelete((task, hash) -> Database.withCommit(DELETE_TOKEN, (Object) Saved.hashBytes(hash)));
        changes.eachTimerToDelete((timer, at) -> deleteTimer(key, timer, at));
        if (changes.isClosed()) {
            // News of children may lie there that the execution does not know of.
            Database.withCommit(DELETE_CALLS, key.id());
        } else {
            changes.goneCalls().forEach(task -> deleteCall(new CallKey(key, task)));
        }
    }

    private void writeAround(ExecutionKey key, Changes changes) {
        var history = changes.history();
        if (!history.isEmpty()) {
            Database.withCommit(
                    INSERT_HISTORY, key.id(), Math.toIntExact(history.getFirst().id()), HistoryRows.write(history));
        }
        changes.eachTokenToInsert((task, hash) ->
                Database.withCommit(INSERT_TOKEN, Saved.hashBytes(hash), key.machine(), key.id(), task));
        changes.eachTimerToInsert(
                (timer, at) -> Database.withCommit(INSERT_TIMER, Times.toSql(at), key.id(), timer, key.machine()));
        changes.newCalls().forEach(call -> insertCall(key, call));
    }
}
