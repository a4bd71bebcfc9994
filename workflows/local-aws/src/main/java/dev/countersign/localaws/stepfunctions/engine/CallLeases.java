package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who makes which call. The clock of leases is the database's, so that processes need not agree on the time. Whoever does not renew a
 * lease is taken for dead; if it only was slow, a call is made twice, which a task must bear on AWS too.
 */
final class CallLeases {

    private static final String RENEW = """
            update sfn_call c set leased_until = now() + make_interval(secs => ?)
            from unnest(?::bigint[], ?::bigint[]) h(execution, task)
            where c.execution = h.execution and c.task = h.task
            """;

    private static final String TAKE = """
            update sfn_call c set leased_until = now() + make_interval(secs => ?)
            from (select execution, task from sfn_call where leased_until < now() limit ? for update skip locked) x
            where c.execution = x.execution and c.task = x.task
            returning c.machine, c.execution, c.task, c.resource, c.arguments, c.token
            """;

    private final Database database;
    private final double leaseSeconds;

    /** A call with the execution whose task it is. */
    record Taken(ExecutionKey execution, PendingCall call) {}

    CallLeases(Database database, double leaseSeconds) {
        this.database = database;
        this.leaseSeconds = leaseSeconds;
    }

    void renew(Set<CallKey> held) {
        if (held.isEmpty()) {
            return;
        }
        database.inTransaction(tx -> {
            try (var update = tx.prepareStatement(RENEW)) {
                update.setDouble(1, leaseSeconds);
                update.setArray(
                        2,
                        tx.createArrayOf(
                                "bigint",
                                held.stream().map(key -> key.execution().id()).toArray()));
                update.setArray(
                        3,
                        tx.createArrayOf(
                                "bigint", held.stream().map(CallKey::task).toArray()));
                return update.executeUpdate();
            }
        });
    }

    List<Taken> takeExpired(int limit) {
        return database.inTransaction(tx -> {
            try (var update = tx.prepareStatement(TAKE)) {
                update.setDouble(1, leaseSeconds);
                update.setInt(2, limit);
                var taken = new ArrayList<Taken>();
                try (var rows = update.executeQuery()) {
                    while (rows.next()) {
                        var arguments = Json.read(Packed.unpack(rows.getBytes("arguments")));
                        taken.add(new Taken(
                                new ExecutionKey(rows.getInt("machine"), rows.getLong("execution")),
                                new PendingCall(
                                        rows.getLong("task"),
                                        rows.getString("resource"),
                                        arguments,
                                        rows.getBoolean("token"))));
                    }
                }
                return taken;
            }
        });
    }
}
