package dev.countersign.localaws.stepfunctions.engine;

import static dev.countersign.localaws.store.Column.BIGINT;
import static dev.countersign.localaws.store.Column.BOOLEAN;
import static dev.countersign.localaws.store.Column.BYTES;
import static dev.countersign.localaws.store.Column.INT;
import static dev.countersign.localaws.store.Column.TEXT;

import dev.countersign.localaws.stepfunctions.engine.ExecutionRows.Known;
import dev.countersign.localaws.stepfunctions.engine.StoredExecution.MapItem;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.Writing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes the {@link Changes} of a transaction with its commit, under the optimistic lock of the execution. */
final class ChangeWriter {

    private static final Writing START =
            Writing.ofAll("""
            with started as (
                insert into sfn_execution (id, machine, name, revision, version, alias, status, started_at, stopped_at,
                    parent_machine, parent, parent_task, state)
                overriding system value
                select n.id, n.machine, n.name, n.revision, n.version, n.alias, n.status, n.started_at::timestamptz,
                    n.stopped_at::timestamptz, n.parent_machine, n.parent, n.parent_task, n.state
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        n(name, id, machine, revision, version, alias, status, started_at, stopped_at,
                            parent_machine, parent, parent_task, state)
                    join sfn_machine m on m.id = n.machine and m.status = 'ACTIVE'
                    left join sfn_version v on v.machine = n.machine and v.number = n.version
                where v.number is not distinct from n.version and coalesce(v.revision, m.revision) = n.revision
                on conflict (name, machine) do nothing returning 1
            )
            select all_taken(count(*), ?) from started
            """, TEXT, BIGINT, INT, INT, INT, TEXT, TEXT, TEXT, TEXT, INT, BIGINT, BIGINT, BYTES);

    // A map run ends only after a start that has locked its row.
    private static final Writing START_OF_MAP_RUN =
            Writing.ofAll("""
            with new as materialized (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    n(name, id, machine, revision, status, started_at, stopped_at, state, map_run, map_index, map_items)
            ), open as (
                select id from sfn_map_run where id in (select map_run from new) and status = 'RUNNING' for share
            ), started as (
                insert into sfn_execution (id, machine, name, revision, status, started_at, stopped_at, state,
                    map_run, map_index, map_items)
                overriding system value
                select n.id, n.machine, n.name, n.revision, n.status, n.started_at::timestamptz,
                    n.stopped_at::timestamptz, n.state, n.map_run, n.map_index, n.map_items
                from new n join open on open.id = n.map_run
                on conflict (name, machine) do nothing returning 1
            )
            select all_taken(count(*), ?) from started
            """, TEXT, BIGINT, INT, INT, TEXT, TEXT, TEXT, BYTES, BIGINT, INT, INT);

    private static final Writing ADVANCE = Writing.ofAll("""
            with advanced as (
                update sfn_execution e
                set status = n.status, stopped_at = n.stopped_at::timestamptz, redrives = n.redrives,
                    redriven_at = n.redriven_at::timestamptz,
                    pending_redrive = e.pending_redrive and e.redrives = n.redrives, advances = n.advances, state = n.state
                from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                    n(id, machine, status, stopped_at, redrives, redriven_at, advances, state)
                where e.machine = n.machine and e.id = n.id and e.advances = n.advances - 1
                returning 1
            )
            select all_taken(count(*), ?) from advanced
            """, BIGINT, INT, TEXT, TEXT, INT, TEXT, INT, BYTES);

    private static final Writing INSERT_HISTORY = Writing.of(
            "insert into sfn_history (execution, first_id, events) select * from unnest(?, ?, ?) n",
            BIGINT,
            INT,
            BYTES);

    private static final Writing INSERT_TOKEN = Writing.of(
            "insert into sfn_token (hash, machine, execution, task) select * from unnest(?, ?, ?, ?) n",
            BYTES,
            INT,
            BIGINT,
            BIGINT);

    private static final Writing INSERT_TIMER = Writing.of("""
            insert into sfn_timer (due_at, execution, timer, machine)
            select n.due_at::timestamptz, n.execution, n.timer, n.machine
            from unnest(?, ?, ?, ?) n(due_at, execution, timer, machine)
            """, TEXT, BIGINT, BIGINT, INT);

    private static final Writing INSERT_CALL = Writing.of("""
            insert into sfn_call (execution, task, machine, resource, arguments, token, owner)
            select * from unnest(?, ?, ?, ?, ?, ?, ?) n on conflict do nothing
            """, BIGINT, BIGINT, INT, TEXT, BYTES, BOOLEAN, INT);

    private static final Writing DELETE_TOKEN = Writing.of("delete from sfn_token where hash = any(?)", BYTES);

    private static final Writing DELETE_TIMER = Writing.of("""
            delete from sfn_timer t using unnest(?, ?, ?) gone(due_at, execution, timer)
            where t.due_at = gone.due_at::timestamptz and t.execution = gone.execution and t.timer = gone.timer
            """, TEXT, BIGINT, BIGINT);

    private static final Writing DELETE_CALL = Writing.of("""
            delete from sfn_call c using unnest(?, ?) gone(execution, task)
            where c.execution = gone.execution and c.task = gone.task
            """, BIGINT, BIGINT);

    private static final Writing DELETE_CALLS = Writing.of("delete from sfn_call where execution = any(?)", BIGINT);

    private final Storage storage;
    private final int owner;

    /** @param owner the engine that the written calls belong to */
    ChangeWriter(Storage storage, int owner) {
        this.storage = storage;
        this.owner = owner;
    }

    /** Writes a new execution, unless its name is taken or its machine is not as in {@code row}. */
    Known start(StoredExecution row, Changes changes) {
        var after = changes.after();
        var state = storage.state(row.key().id(), after);
        var item = row.item();
        if (item == null) {
            insert(row, state);
        } else {
            insert(row, item, state);
        }
        writeAround(row.key(), changes);
        return new Known(row, after, state.length);
    }

    private static void insert(StoredExecution row, byte[] state) {
        var parent = row.parent();
        Database.withCommit(
                START,
                row.name(),
                row.key().id(),
                row.key().machine(),
                row.revision(),
                row.version(),
                row.alias(),
                row.status().name(),
                text(row.startedAt()),
                text(row.stoppedAt()),
                parent == null ? null : parent.execution().machine(),
                parent == null ? null : parent.execution().id(),
                parent == null ? null : parent.task(),
                state);
    }

    private static void insert(StoredExecution row, MapItem item, byte[] state) {
        Database.withCommit(
                START_OF_MAP_RUN,
                row.name(),
                row.key().id(),
                row.key().machine(),
                row.revision(),
                row.status().name(),
                text(row.startedAt()),
                text(row.stoppedAt()),
                state,
                item.run(),
                item.index(),
                item.items());
    }

    /** Writes an advance, unless another one was written meanwhile. */
    Known advance(StoredExecution row, Changes changes) {
        var key = row.key();
        var after = changes.after();
        var state = storage.state(key.id(), after);
        Database.withCommit(
                ADVANCE,
                key.id(),
                key.machine(),
                row.status().name(),
                text(row.stoppedAt()),
                row.redrives(),
                text(row.redrivenAt()),
                row.advances(),
                state);
        deleteGone(key, changes);
        writeAround(key, changes);
        return new Known(row, after, state.length);
    }

    /** Deletes a timer that the execution does not know of. */
    void deleteTimer(DueTimer timer) {
        deleteTimer(timer.execution(), timer.timer(), timer.dueAt());
    }

    private static void deleteTimer(ExecutionKey key, long timer, Instant dueAt) {
        Database.withCommit(DELETE_TIMER, dueAt.toString(), key.id(), timer);
    }

    /** Deletes a call that nobody waits for. */
    void deleteCall(CallKey call) {
        Database.withCommit(DELETE_CALL, call.execution().id(), call.task());
    }

    /** Inserts a call, or the end of a child for another execution; an existing row is the same one. */
    void insertCall(ExecutionKey key, PendingCall call) {
        Database.withCommit(
                INSERT_CALL,
                key.id(),
                call.task(),
                key.machine(),
                call.resource(),
                storage.arguments(new CallKey(key, call.task()), call.arguments()),
                call.token(),
                owner);
    }

    private void deleteGone(ExecutionKey key, Changes changes) {
        changes.eachTokenToDelete((task, hash) -> Database.withCommit(DELETE_TOKEN, (Object) Saved.hashBytes(hash)));
        changes.eachTimerToDelete((timer, at) -> deleteTimer(key, timer, at));
        if (changes.isClosed()) {
            // There may be ends of children that the execution does not know of.
            Database.withCommit(DELETE_CALLS, key.id());
        } else {
            changes.goneCalls().forEach(task -> deleteCall(new CallKey(key, task)));
        }
    }

    private void writeAround(ExecutionKey key, Changes changes) {
        var history = changes.history();
        if (!history.isEmpty()) {
            Database.withCommit(
                    INSERT_HISTORY,
                    key.id(),
                    Math.toIntExact(history.getFirst().id()),
                    storage.history(key.id(), history));
        }
        changes.eachTokenToInsert((task, hash) ->
                Database.withCommit(INSERT_TOKEN, Saved.hashBytes(hash), key.machine(), key.id(), task));
        changes.eachTimerToInsert(
                (timer, at) -> Database.withCommit(INSERT_TIMER, at.toString(), key.id(), timer, key.machine()));
        changes.newCalls().forEach(call -> insertCall(key, call));
        changes.mapRuns().forEach(run -> MapRunRows.insert(key, run, changes.at()));
        changes.redrivenMapRuns().forEach(task -> MapRunRows.redrive(new CallKey(key, task), changes.at()));
        changes.abandoned().forEach(task -> {
            var call = new CallKey(key, task);
            MapRunRows.end(call, "ABORTED", changes.at());
            MapRunRows.stopExecutionsOf(call);
        });
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
