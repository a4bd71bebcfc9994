package dev.countersign.localaws.lambda;

import dev.countersign.localaws.account.Ids;
import dev.countersign.localaws.keys.Place;
import dev.countersign.localaws.keys.Sealing;
import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/** Asynchronous invocations that are due. They are rows in the database and so survive the process. */
public final class Invocations implements AutoCloseable {

    private final Sealing sealing;
    private final Clock clock;
    private final Ids ids;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition queued = lock.newCondition();
    private long count;
    private boolean closed;

    public Invocations(Sealing sealing, Clock clock, Ids ids) {
        this.sealing = sealing;
        this.clock = clock;
        this.ids = ids;
    }

    /** An invocation taken for an attempt. */
    record Claimed(UUID id, String function, String payload, int attempt, long queuedAt) {}

    /** Invokes the function once the transaction is committed, at least once. */
    public UUID queue(Connection transaction, String function, String payload) throws SQLException {
        var id = ids.next();
        var now = clock.millis();
        Sql.update(
                transaction,
                "insert into invocation (id, function, payload, queued_at, due_at) values (?, ?, ?, ?, ?)",
                id,
                function,
                sealing.seal(Place.INVOCATION, payload),
                now,
                now);
        Database.afterCommit(this::signal);
        return id;
    }

    /**
     * Takes the next due invocation with a lease. Unless it is finished or postponed before the lease ends, it is due again: whoever took it
     * was killed.
     *
     * @param lease how many milliseconds an attempt of a function may take
     */
    Optional<Claimed> claim(Connection transaction, ToLongFunction<String> lease) throws SQLException {
        var now = clock.millis();
        var due = Sql.first(
                transaction,
                """
                select id, function, payload, attempts + 1, queued_at from invocation
                where due_at <= ? order by due_at limit 1 for update skip locked
                """,
                row -> new Claimed(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        sealing.openText(Place.INVOCATION, row.getBytes(3)),
                        row.getInt(4),
                        row.getLong(5)),
                now);
        if (due.isPresent()) {
            var claimed = due.get();
            Sql.update(
                    transaction,
                    "update invocation set attempts = ?, due_at = ? where id = ?",
                    claimed.attempt(),
                    now + lease.applyAsLong(claimed.function()),
                    claimed.id());
        }
        return due;
    }

    void putOff(Connection transaction, UUID id, long millis) throws SQLException {
        Sql.update(transaction, "update invocation set due_at = ? where id = ?", clock.millis() + millis, id);
    }

    void finish(Connection transaction, UUID id) throws SQLException {
        Sql.update(transaction, "delete from invocation where id = ?", id);
    }

    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this process queues an invocation after this count, or for this time: other processes queue without notice. */
    void await(long seen, long millis) throws InterruptedException {
        lock.lock();
        try {
            var left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (count == seen && left > 0 && !closed) {
                left = queued.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            count++;
            queued.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait, also later ones. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            queued.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
