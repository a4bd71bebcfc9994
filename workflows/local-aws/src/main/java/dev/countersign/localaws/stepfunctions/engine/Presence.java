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
 * Tells the other engines of this database that this one lives: by an advisory lock, which PostgreSQL gives back the moment the
 * connection of a dead process breaks. No clock takes part, so a new process takes over at once what a killed one left.
 */
final class Presence implements AutoCloseable {

    /** The first of an advisory lock's two numbers; the second is the engine's. */
    static final int LOCKS = 0x53464e;

    private static final Logger log = LoggerFactory.getLogger(Presence.class);
    private static final int PATIENCE_SECONDS = 2;

    /** When PostgreSQL itself was gone, the others need a moment as well to come back. */
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

    /** A number that no other engine of this database ever had. */
    int engine() {
        return engine;
    }

    /** Makes sure that the others see this engine. Returns whether it may take over from those that it does not see. */
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
        // The connection goes back to a pool, and would keep the lock there.
        try (var left = session) {
            Sql.list(left, "select pg_advisory_unlock_all()", _ -> engine);
        } catch (SQLException gone) {
            log.debug("the connection of engine {} was gone, and its lock with it", engine, gone);
        } finally {
            session = null;
        }
    }
}
