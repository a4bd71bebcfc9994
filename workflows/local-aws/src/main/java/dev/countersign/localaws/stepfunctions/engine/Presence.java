package dev.countersign.localaws.stepfunctions.engine;

import dev.countersign.localaws.store.Database;
import dev.countersign.localaws.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the other engines of this database that this one is alive, by an advisory lock. PostgreSQL releases it when the connection of a
 * killed process breaks. No timeout is involved, so a new process takes over the work of a killed one at once.
 */
final class Presence implements AutoCloseable {

    /** The first of an advisory lock's two numbers; the second is the engine's. */
    static final int LOCKS = 0x53464e;

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final int PATIENCE_SECONDS = 2;

    /** After PostgreSQL itself was down, the other engines need time to reconnect. */
    private static final Duration TRUCE = Duration.ofSeconds(5);

    private final Database database;
    private final int engine;
    private @Nullable Connection session;
    private boolean wasHere;
    private long truceUntil = System.nanoTime();

    Presence(Database database) {
        this.database = database;
        this.engine =
                database.inTransaction(tx -> Sql.first(tx, "select nextval('sfn_engine')::int", row -> row.getInt(1))
                        .orElseThrow());
    }

    /** The number of this engine, which no other engine of this database ever had. */
    int engine() {
        return engine;
    }

    /** Makes sure that this engine holds its lock. Returns whether it may take over from engines that do not hold theirs. */
    synchronized boolean keep() throws SQLException {
        if (session == null || !session.isValid(PATIENCE_SECONDS)) {
            leave();
            session = database.session();
            Sql.list(session, "select pg_advisory_lock(?, ?)", _ -> engine, LOCKS, engine);
            if (wasHere) {
                truceUntil = System.nanoTime() + TRUCE.toNanos();
            }
            wasHere = true;
        }
        return System.nanoTime() - truceUntil >= 0;
    }

    @Override
    public synchronized void close() {
        leave();
    }

    private void leave() {
        if (session == null) {
            return;
        }
        // The connection returns to a pool and would keep the lock.
        try (var left = session) {
            Sql.list(left, "select pg_advisory_unlock_all()", _ -> engine);
        } catch (SQLException gone) {
            LOG.debug("the connection of engine {} was gone, and its lock with it", engine, gone);
        } finally {
            session = null;
        }
    }
}
