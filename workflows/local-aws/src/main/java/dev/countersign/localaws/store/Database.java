package dev.countersign.localaws.store;

import dev.countersign.localaws.http.AwsErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Transactions on the endpoint's own PostgreSQL database. */
public final class Database {

    private static final ScopedValue<Transaction> CURRENT = ScopedValue.newInstance();
    private static final int ATTEMPTS = 5;

    /** Character not in repertoire, untranslatable character: here only the character U+0000 causes them. */
    private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

    /** The driver would wait for the fifth use of a statement, or of the same set of statements, on the same connection. */
    private static final int PLANS_KEPT_FROM_USE = 1;

    private final DataSource dataSource;
    private final GroupCommit group;

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
        this.group = new GroupCommit(dataSource);
    }

    private record Transaction(Script last, List<Runnable> afterCommit) {}

    /** What is done within a transaction. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {

        T in(Connection transaction) throws SQLException;
    }

    /**
     * Runs the work in a transaction and commits it, or rolls it back if the work throws. After a deadlock or a serialization failure the work
     * runs again from its start, so it must do nothing that a rollback does not undo. It must not be called within a transaction.
     *
     * <p>Work that does not use its connection and only calls {@link #withCommit} takes no connection. It is committed in a batch with others.
     *
     * @throws dev.countersign.localaws.http.AwsError SerializationException, if a text cannot be stored at all
     * @throws OptimisticLockFailure if a {@link Writing} did not find all the rows that it requires
     * @throws DatabaseFailure if PostgreSQL refuses or cannot be reached
     */
    public <T extends @Nullable Object> T inTransaction(Work<T> work) {
        requireNoTransaction();
        for (int attempt = 1; ; attempt++) {
            try {
                var transaction = new Transaction(new Script(), new ArrayList<>());
                var result = ScopedValue.where(CURRENT, transaction).call(() -> attempt(work, transaction.last()));
                transaction.afterCommit().forEach(Runnable::run);
                return result;
            } catch (SQLException refused) {
                if (attempt == ATTEMPTS || !worthAnotherAttempt(refused)) {
                    throw failure(refused);
                }
            }
        }
    }

    /**
     * Runs one statement, or several that need not be atomic: each commits by itself, without a round trip more. It must not be called within
     * a transaction.
     */
    public <T extends @Nullable Object> T atOnce(Work<T> work) {
        requireNoTransaction();
        try (var connection = session()) {
            return work.in(connection);
        } catch (SQLException refused) {
            throw failure(refused);
        }
    }

    private static void requireNoTransaction() {
        if (CURRENT.isBound()) {
            throw new IllegalStateException("already in a transaction");
        }
    }

    private static RuntimeException failure(SQLException refused) {
        if (OptimisticLockFailure.SQL_STATE.equals(refused.getSQLState())) {
            return new OptimisticLockFailure("another transaction has changed the row", refused);
        }
        return UNSTORABLE_TEXT.contains(String.valueOf(refused.getSQLState()))
                ? AwsErrors.serialization("A text holds the character U+0000, which cannot be stored.")
                : new DatabaseFailure(refused);
    }

    /** A connection that commits each statement by itself, for locks that are held until it closes. The caller closes it. */
    public Connection session() throws SQLException {
        var connection = connection(dataSource);
        connection.setAutoCommit(true);
        return connection;
    }

    /** A connection on which PostgreSQL keeps the plan of each statement from its first use: to plan one takes longer than to execute it. */
    static Connection connection(DataSource dataSource) throws SQLException {
        var connection = dataSource.getConnection();
        connection.unwrap(PGConnection.class).setPrepareThreshold(PLANS_KEPT_FROM_USE);
        return connection;
    }

    /** Runs the action after the commit of the current transaction, and never if it is rolled back. */
    public static void afterCommit(Runnable action) {
        CURRENT.get().afterCommit().add(action);
    }

    /**
     * Writes a row at the end of the current transaction, in the same round trip as its commit. For writes that need no result and are not
     * read again in the transaction.
     *
     * @param row one value for each column
     */
    public static void withCommit(Writing writing, @Nullable Object... row) {
        CURRENT.get().last().add(writing, row);
    }

    private <T extends @Nullable Object> T attempt(Work<T> work, Script last) throws SQLException {
        try (var connection = new LazyConnection(dataSource)) {
            try {
                var result = work.in(connection.proxy());
                if (connection.isOpen()) {
                    last.commit(connection.open());
                } else if (!last.isEmpty()) {
                    group.commit(last);
                }
                return result;
            } catch (SQLException | RuntimeException | Error failed) {
                if (connection.isOpen()) {
                    rollBack(connection.open(), failed);
                }
                throw failed;
            }
        }
    }

    static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException connectionLost) {
            reason.addSuppressed(connectionLost);
        }
    }

    private static boolean worthAnotherAttempt(SQLException refused) {
        return "40001".equals(refused.getSQLState()) || "40P01".equals(refused.getSQLState());
    }
}
