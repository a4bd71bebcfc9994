package dev.countersign.localaws.store;

import dev.countersign.localaws.http.AwsErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions on the endpoint's own PostgreSQL database. */
public final class Database {

    private static final ScopedValue<Transaction> CURRENT = ScopedValue.newInstance();
    private static final int ATTEMPTS = 5;

    /** Character not in repertoire, untranslatable character: PostgreSQL's only reason for them here is U+0000. */
    private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

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
     * Commits what the work did, or nothing of it when it throws. After a deadlock or a serialization failure the work runs again from
     * its start, so it must do nothing that a rollback does not undo. It must not be called within a transaction.
     *
     * <p>The work that asks its connection for nothing, and only writes with the commit, takes no connection: it is committed together with
     * others like it.
     *
     * @throws dev.countersign.localaws.http.AwsError SerializationException, when a text cannot be stored at all
     * @throws OptimisticLockFailure when a {@link Writing} did not find all that it was to be written upon
     * @throws DatabaseFailure when PostgreSQL refuses or is gone
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
     * Does something that is one statement, or several that need not be done together: each is committed by itself, on the trip that brings
     * it. It must not be called within a transaction.
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
            return new OptimisticLockFailure("another transaction was quicker", refused);
        }
        return UNSTORABLE_TEXT.contains(String.valueOf(refused.getSQLState()))
                ? AwsErrors.serialization("A text holds the character U+0000, which cannot be stored.")
                : new DatabaseFailure(refused);
    }

    /** A connection that commits each statement by itself, for locks that last as long as it does. The caller closes it. */
    public Connection session() throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(true);
        return connection;
    }

    /** Runs the action once the present transaction has been committed, and not at all when it is rolled back. */
    public static void afterCommit(Runnable action) {
        CURRENT.get().afterCommit().add(action);
    }

    /**
     * Writes a row at the end of the present transaction, on the same trip as its commit. For what needs no answer and is not read again
     * before.
     *
     * @param row a value a column
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
