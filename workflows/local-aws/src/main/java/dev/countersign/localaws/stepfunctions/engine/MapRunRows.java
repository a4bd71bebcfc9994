package dev.countersign.localaws.stepfunctions.engine;

import static dev.countersign.localaws.store.Column.BIGINT;
import static dev.countersign.localaws.store.Column.INT;
import static dev.countersign.localaws.store.Column.TEXT;

import dev.countersign.asl.event.Effect;
import dev.countersign.localaws.stepfunctions.protocol.Arns;
import dev.countersign.localaws.stepfunctions.protocol.Times;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.Sql;
import dev.countersign.localaws.store.Writing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of map runs, and of the executions that end with another one. */
final class MapRunRows {

    private static final Writing INSERT =
            Writing.of("""
            insert into sfn_map_run (machine, execution, task, label, name, items, executions, max_concurrency,
                tolerated_count, tolerated_percentage, started_at)
            select n.machine, n.execution, n.task, n.label, n.name, n.items, n.executions, n.max_concurrency,
                n.tolerated_count, n.tolerated_percentage::double precision, n.started_at::timestamptz
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) n(machine, execution, task, label, name, items, executions,
                max_concurrency, tolerated_count, tolerated_percentage, started_at)
            """, INT, BIGINT, BIGINT, TEXT, TEXT, INT, INT, BIGINT, BIGINT, TEXT, TEXT);

    private static final Writing END = Writing.of("""
            update sfn_map_run r set status = n.status, stopped_at = n.stopped_at::timestamptz
            from unnest(?, ?, ?, ?) n(execution, task, status, stopped_at)
            where r.execution = n.execution and r.task = n.task and r.status = 'RUNNING'
            """, BIGINT, BIGINT, TEXT, TEXT);

    private static final Writing REDRIVE = Writing.of("""
            with redriven as (
                update sfn_map_run r
                set status = 'RUNNING', stopped_at = null, redrives = r.redrives + 1, redriven_at = n.at::timestamptz
                from unnest(?, ?, ?) n(execution, task, at)
                where r.execution = n.execution and r.task = n.task
                returning r.id
            )
            update sfn_execution e set pending_redrive = true
            from redriven where e.map_run = redriven.id and e.status <> 'SUCCEEDED'
            """, BIGINT, BIGINT, TEXT);

    // It begins so that it comes after END: a start that has locked the row of the map run has committed then.
    private static final Writing STOP_EXECUTIONS = Writing.of("""
            with abandoned as (
                select e.id, e.machine
                from unnest(?, ?) n(execution, task)
                    left join sfn_map_run r on r.execution = n.execution and r.task = n.task
                    join sfn_execution e on e.map_run = r.id or (e.parent = n.execution and e.parent_task = n.task)
                where e.status = 'RUNNING'
            )
            insert into sfn_stop (execution, machine) select id, machine from abandoned on conflict do nothing
            """, BIGINT, BIGINT);

    private static final String SELECT = """
            select r.id, r.machine, r.execution, r.task, r.label, r.name, r.status, r.items, r.executions,
                r.max_concurrency, r.tolerated_count, r.tolerated_percentage, r.started_at, r.stopped_at,
                r.redrives, r.redriven_at
            from sfn_map_run r
            """;

    private static final String UPDATE = """
            update sfn_map_run set max_concurrency = coalesce(?, max_concurrency),
                tolerated_count = coalesce(?, tolerated_count),
                tolerated_percentage = coalesce(?, tolerated_percentage)
            where id = ? and status = 'RUNNING'
            """;

    private MapRunRows() {}

    static void insert(ExecutionKey execution, Effect.StartMapRun run, Instant at) {
        var name = Arns.partsOfMapRun(run.mapRunArn());
        var percentage = run.toleratedPercentage();
        Database.withCommit(
                INSERT,
                execution.machine(),
                execution.id(),
                run.task(),
                name.label(),
                name.name(),
                run.items(),
                run.executions(),
                run.maxConcurrency(),
                run.toleratedCount(),
                percentage == null ? null : percentage.toString(),
                at.toString());
    }

    static void end(CallKey key, String status, Instant at) {
        Database.withCommit(END, key.execution().id(), key.task(), status, at.toString());
    }

    /** Notes that the executions that a task has started are to be stopped. */
    static void stopExecutionsOf(CallKey key) {
        Database.withCommit(STOP_EXECUTIONS, key.execution().id(), key.task());
    }

    /** Lets a map run continue. Those of its executions that did not succeed are pending until they are redriven. */
    static void redrive(CallKey key, Instant at) {
        Database.withCommit(REDRIVE, key.execution().id(), key.task(), at.toString());
    }

    /** An execution that is pending cannot be redriven: it counts as failed. */
    static void giveUp(Connection tx, ExecutionKey execution) throws SQLException {
        Sql.update(tx, "update sfn_execution set pending_redrive = false where id = ?", execution.id());
    }

    static Optional<MapRun> ofTask(Connection tx, CallKey key) throws SQLException {
        return Sql.first(
                tx,
                SELECT + "where r.execution = ? and r.task = ?",
                MapRunRows::row,
                key.execution().id(),
                key.task());
    }

    static Optional<MapRun> find(Connection tx, Arns.MapRunRef ref) throws SQLException {
        return Sql.first(
                tx,
                SELECT + "join sfn_machine m on m.id = r.machine where m.name = ? and r.label = ? and r.name = ?",
                MapRunRows::row,
                ref.machine(),
                ref.label(),
                ref.name());
    }

    /** A page of the map runs of an execution, newest first: those with an id below {@code before}. */
    static List<MapRun> list(Connection tx, long execution, long before, int limit) throws SQLException {
        return Sql.list(
                tx,
                SELECT + "where r.execution = ? and r.id < ? order by r.id desc limit ?",
                MapRunRows::row,
                execution,
                before,
                limit);
    }

    /** Changes the limits of a map run that is running; null leaves one as it is. */
    static void update(
            Connection tx,
            long run,
            @Nullable Long maxConcurrency,
            @Nullable Long toleratedCount,
            @Nullable Double toleratedPercentage)
            throws SQLException {
        Sql.update(tx, UPDATE, maxConcurrency, toleratedCount, toleratedPercentage, run);
    }

    private static MapRun row(ResultSet row) throws SQLException {
        return new MapRun(
                row.getLong("id"),
                new ExecutionKey(row.getInt("machine"), row.getLong("execution")),
                row.getLong("task"),
                row.getString("label"),
                row.getString("name"),
                row.getString("status"),
                row.getInt("items"),
                row.getInt("executions"),
                row.getLong("max_concurrency"),
                row.getObject("tolerated_count", Long.class),
                row.getObject("tolerated_percentage", Double.class),
                Objects.requireNonNull(Times.fromSql(row.getObject("started_at", OffsetDateTime.class))),
                Times.fromSql(row.getObject("stopped_at", OffsetDateTime.class)),
                row.getInt("redrives"),
                Times.fromSql(row.getObject("redriven_at", OffsetDateTime.class)));
    }
}
