package dev.countersign.e2e.product;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops writers of a table: whoever writes to it waits until the gate opens, or is killed while waiting. The product has no code for it: a trigger waits
 * for an advisory lock that this connection holds. After PostgreSQL was killed, the gate is open.
 */
public final class Gate implements AutoCloseable {

    /** Lock numbers that the product does not use, one for each gate, so that the trigger of an earlier gate does not wait at this one. */
    private static final AtomicInteger KEYS = new AtomicInteger(0x67617400);

    private final Connection connection;
    private final int key;

    private Gate(Connection connection, int key) {
        this.connection = connection;
        this.key = key;
    }

    /**
     * Sets up a gate and shuts it.
     *
     * @param owner a connection that may create triggers; the gate closes it in the end
     * @param table with its schema where it is not on the search path
     * @param operation INSERT, UPDATE or DELETE
     */
    public static Gate before(Connection owner, String operation, String table) throws SQLException {
        return open(owner, operation, table).shut();
    }

    /** Creates an open gate. If several are needed, all must be created before somebody waits at one. */
    public static Gate open(Connection owner, String operation, String table) throws SQLException {
        return open(owner, operation, table, "true");
    }

    /**
     * The same for some rows of the table.
     *
     * @param rows a condition on {@code new} or {@code old}: writers of other rows pass
     */
    public static Gate open(Connection owner, String operation, String table, String rows) throws SQLException {
        int key = KEYS.incrementAndGet();
        try (Statement statement = owner.createStatement()) {
            statement.execute("""
                    create or replace function wait_at_gate() returns trigger language plpgsql security definer as $$
                    begin
                      perform pg_advisory_xact_lock_shared(tg_argv[0]::bigint);
                      return coalesce(new, old);
                    end $$
                    """);
            statement.execute("""
                    create or replace trigger gate before %s on %s for each row when (%s) execute function wait_at_gate(%d)
                    """.formatted(operation, table, rows, key));
        }
        return new Gate(owner, key);
    }

    /** Closes the gate. */
    public Gate shut() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + key + ")");
        }
        return this;
    }

    /** Waits until a writer waits at the gate. */
    public void awaitArrival() {
        awaitArrivals(1);
    }

    /** Waits until so many writers wait at the gate. */
    public void awaitArrivals(int writers) {
        Wait.until(writers + " at the gate", Duration.ofSeconds(30), () -> waiting() >= writers);
    }

    private long waiting() throws SQLException {
        try (PreparedStatement waiting = connection.prepareStatement(
                        "select count(*) from pg_locks where locktype = 'advisory' and objid = ? and not granted");
                ResultSet count = bound(waiting).executeQuery()) {
            count.next();
            return count.getLong(1);
        }
    }

    private PreparedStatement bound(PreparedStatement waiting) throws SQLException {
        waiting.setLong(1, key);
        return waiting;
    }

    /** Opens the gate, if PostgreSQL still runs. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
