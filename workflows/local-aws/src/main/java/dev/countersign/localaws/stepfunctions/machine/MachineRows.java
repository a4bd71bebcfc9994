package dev.countersign.localaws.stepfunctions.machine;

import dev.countersign.localaws.stepfunctions.protocol.Arns.MachineRef;
import dev.countersign.localaws.stepfunctions.protocol.Times;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of state machines and their revisions. */
public final class MachineRows {

    private static final String SELECT = """
            select m.id, m.name, m.status, r.id as revision, r.revision_id, r.definition, r.role_arn, m.logging, m.tracing,
                coalesce(v.created_at, m.created_at) as created_at, v.number as version, v.description
            from sfn_machine m
            left join sfn_version v on v.machine = m.id and v.number = ?
            join sfn_revision r on r.id = coalesce(v.revision, m.revision)
            """;

    private static final String FIND = SELECT + "where m.name = ? and v.number is not distinct from ?";

    private static final String OF_REVISION =
            SELECT.replace("coalesce(v.revision, m.revision)", "?") + "where m.id = r.machine";

    private static final String LIST = """
            select name, created_at from sfn_machine where name > ? and status = 'ACTIVE' order by name limit ?
            """;

    private static final String INSERT_MACHINE = """
            insert into sfn_machine (name, revision, logging, tracing, created_at, updated_at)
            values (?, 0, ?, ?, ?, ?) on conflict (name) do nothing returning id
            """;

    private static final String INSERT_REVISION = """
            insert into sfn_revision (machine, revision_id, definition, role_arn, created_at)
            values (?, ?, ?, ?, ?) returning id
            """;

    private static final String UPDATE = """
            update sfn_machine set revision = ?, logging = ?, tracing = ?, updated_at = ? where id = ?
            """;

    // A start that began before the machine was marked commits within some seconds, or never.
    private static final String MARKED =
            "from sfn_machine m where m.status = 'DELETING' and m.updated_at < now() - interval '5 seconds' ";

    private static final String DELETE_EXECUTIONS = """
            with batch as (
                select e.machine, e.id from sfn_execution e where e.machine in (select m.id %s
                    and not exists (select from sfn_execution r where r.machine = m.id and r.status = 'RUNNING')) limit ?
            ), executions as (
                delete from sfn_execution e using batch where e.machine = batch.machine and e.id = batch.id returning e.id
            ), history as (
                delete from sfn_history h using executions where h.execution = executions.id
            )
            select count(*) from executions
            """.formatted(MARKED);

    private static final String DELETE_MARKED =
            "delete " + MARKED + "and not exists (select from sfn_execution e where e.machine = m.id)";

    private static final int EXECUTIONS_AT_ONCE = 1_000;

    /** A row of ListStateMachines. */
    public record Listed(String name, Instant createdAt) {}

    private MachineRows() {}

    public static Optional<Machine> find(Connection tx, MachineRef ref) throws SQLException {
        return find(tx, ref, "");
    }

    /** Locks the machine until the transaction ends, to serialize changes of one machine. */
    public static Optional<Machine> lock(Connection tx, String name) throws SQLException {
        return find(tx, new MachineRef(name, null), " for update of m");
    }

    /** The machine with the definition that an execution runs, without later updates. */
    public static Optional<Machine> ofRevision(Connection tx, @Nullable Integer version, int revision)
            throws SQLException {
        try (var query = tx.prepareStatement(OF_REVISION)) {
            query.setObject(1, version, Types.INTEGER);
            query.setInt(2, revision);
            return one(query);
        }
    }

    private static Optional<Machine> find(Connection tx, MachineRef ref, String lock) throws SQLException {
        try (var query = tx.prepareStatement(FIND + lock)) {
            query.setObject(1, ref.version(), Types.INTEGER);
            query.setString(2, ref.name());
            query.setObject(3, ref.version(), Types.INTEGER);
            return one(query);
        }
    }

    public static List<Listed> list(Connection tx, String after, int limit) throws SQLException {
        try (var query = tx.prepareStatement(LIST)) {
            query.setString(1, after);
            query.setInt(2, limit);
            try (var rows = query.executeQuery()) {
                var listed = new ArrayList<Listed>();
                while (rows.next()) {
                    listed.add(new Listed(rows.getString(1), at(rows, "created_at")));
                }
                return listed;
            }
        }
    }

    /** Returns false if the name is taken. */
    public static boolean create(Connection tx, Machine machine) throws SQLException {
        try (var insert = tx.prepareStatement(INSERT_MACHINE)) {
            insert.setString(1, machine.name());
            insert.setString(2, machine.logging());
            insert.setString(3, machine.tracing());
            insert.setObject(4, Times.toSql(machine.createdAt()));
            insert.setObject(5, Times.toSql(machine.createdAt()));
            try (var rows = insert.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                revise(tx, rows.getInt(1), machine, machine.createdAt());
                return true;
            }
        }
    }

    /** Gives the machine of this row the definition, role and configuration of {@code machine}. */
    public static void revise(Connection tx, int id, Machine machine, Instant at) throws SQLException {
        try (var insert = tx.prepareStatement(INSERT_REVISION);
                var update = tx.prepareStatement(UPDATE)) {
            insert.setInt(1, id);
            insert.setString(2, machine.revisionId());
            insert.setString(3, machine.definition());
            insert.setString(4, machine.roleArn());
            insert.setObject(5, Times.toSql(at));
            try (var rows = insert.executeQuery()) {
                rows.next();
                update.setInt(1, rows.getInt(1));
            }
            update.setString(2, machine.logging());
            update.setString(3, machine.tracing());
            update.setObject(4, Times.toSql(at));
            update.setInt(5, id);
            update.executeUpdate();
        }
    }

    /** Marks the machine: nothing new starts on it. */
    public static void markDeleting(Connection tx, String name) throws SQLException {
        Sql.update(
                tx,
                "update sfn_machine set status = 'DELETING', updated_at = now() where name = ? and status = 'ACTIVE'",
                name);
    }

    /** Deletes some executions of the marked machines that run none, and the machines that have none left. Returns whether there may be more. */
    public static boolean deleteMarked(Connection tx) throws SQLException {
        int executions = Sql.first(tx, DELETE_EXECUTIONS, row -> row.getInt(1), EXECUTIONS_AT_ONCE)
                .orElse(0);
        Sql.update(tx, DELETE_MARKED);
        return executions == EXECUTIONS_AT_ONCE;
    }

    private static Optional<Machine> one(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            return rows.next() ? Optional.of(machine(rows)) : Optional.empty();
        }
    }

    private static Machine machine(ResultSet rows) throws SQLException {
        return new Machine(
                rows.getInt("id"),
                rows.getString("name"),
                rows.getString("status").equals("ACTIVE"),
                rows.getInt("revision"),
                rows.getString("revision_id"),
                rows.getString("definition"),
                rows.getString("role_arn"),
                rows.getString("logging"),
                rows.getString("tracing"),
                at(rows, "created_at"),
                rows.getObject("version", Integer.class),
                rows.getString("description"));
    }

    private static Instant at(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }
}
