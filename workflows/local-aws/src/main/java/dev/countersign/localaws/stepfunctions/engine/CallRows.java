package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.store.Sql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Finds the pending calls that nobody makes: those of engines that are gone, and those that this one does not know of. */
final class CallRows {

    private static final String RETURNING = """
            from taken x where c.execution = x.execution and c.task = x.task
            returning c.machine, c.execution, c.task, c.resource, c.arguments, c.token
            """;

    // Whoever gets the lock of an engine knows that the engine is gone and that nobody else takes over its calls now.
    private static final String TAKE_OVER = """
            with dead as materialized (
                select owner from (select distinct owner from sfn_call where owner <> ?) o
                where pg_try_advisory_xact_lock(?, owner)
            ), taken as (
                select execution, task from sfn_call where owner in (select owner from dead) limit ? for update skip locked
            )
            update sfn_call c set owner = ?, since = now()
            """ + RETURNING;

    // A commit can succeed although its confirmation is lost with the connection. Then this engine does not know of the
    // call.
    private static final String FIND_AGAIN = """
            with taken as (
                select execution, task from sfn_call p where owner = ? and since < now() - interval '5 seconds'
                    and not exists (select from unnest(?::bigint[], ?::bigint[]) h(execution, task)
                        where h.execution = p.execution and h.task = p.task)
                limit ? for update skip locked
            )
            update sfn_call c set since = now()
            """ + RETURNING;

    /** A call with the execution whose task it is. */
    record Taken(ExecutionKey execution, PendingCall call) {}

    private final Storage storage;

    CallRows(Storage storage) {
        this.storage = storage;
    }

    List<Taken> takeOver(Connection tx, int engine, int limit) throws SQLException {
        return Sql.list(tx, TAKE_OVER, this::taken, engine, Presence.LOCKS, limit, engine);
    }

    /** The calls of this engine that are not in its memory some seconds after their commit. */
    List<Taken> findAgain(Connection tx, int engine, Set<CallKey> held, int limit) throws SQLException {
        var keys = List.copyOf(held);
        var executions =
                bigints(tx, keys.stream().map(key -> key.execution().id()).toArray());
        var tasks = bigints(tx, keys.stream().map(CallKey::task).toArray());
        return Sql.list(tx, FIND_AGAIN, this::taken, engine, executions, tasks, limit);
    }

    private static Array bigints(Connection tx, Object[] values) throws SQLException {
        return tx.createArrayOf("bigint", values);
    }

    private Taken taken(ResultSet row) throws SQLException {
        var call = new CallKey(new ExecutionKey(row.getInt("machine"), row.getLong("execution")), row.getLong("task"));
        var arguments = storage.arguments(call, row.getBytes("arguments"));
        return new Taken(
                call.execution(),
                new PendingCall(call.task(), row.getString("resource"), arguments, row.getBoolean("token")));
    }
}
