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

    private static final ScopedValue<List<Runnable>> AFTER_COMMIT = ScopedValue.newInstance();
    private static final int ATTEMPTS = 5;

    /** Character not in repertoire, untranslatable character: PostgreSQL's only reason for them here is U+0000. */
    private static final Set<String> UNSTORABLE_TEXT = Set.of("22021", "22P05");

    private final DataSource dataSource;

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done within a transaction. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {

        T in(Connection transaction) throws SQLException;
    }

    /**
     * Commits what the work did, or nothing of it when it throws. After a deadlock or a serialization failure the work runs again from
     * its start, so it must do nothing that a rollback does not undo. It must not be called within a transaction.
     *
     * @throws dev.countersign.localaws.http.AwsError SerializationException, when a text cannot be stored at all
     * @throws DatabaseFailure when PostgreSQL refuses or is gone
     */
    public <T extends @Nullable Object> T inTransaction(Work<T> work) {
        if (AFTER_COMMIT.isBound()) {
            throw new IllegalStateException("already in a transaction");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                var afterCommit = new ArrayList<Runnable>();
                var result = ScopedValue.where(AFTER_COMMIT, afterCommit).call(() -> attempt(work));
                afterCommit.forEach(Runnable::run);
                return result;
            } catch (SQLException refused) {
                if (UNSTORABLE_TEXT.contains(String.valueOf(refused.getSQLState()))) {
                    throw AwsErrors.serialization("A text holds the character U+0000, which cannot be stored.");
                }
                if (attempt == ATTEMPTS || !worthAnotherAttempt(refused)) {
                    throw new DatabaseFailure(refused);
                }
            }
        }
    }

    /** A connection that commits each statement by itself, for locks that last as long as it does. The caller closes it. */
    public Connection session() throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(true);
        return connection;
    }

    /** Runs the action once the present transaction has been committed, and not at all when it is rolled back. */
    public static void afterCommit(Runnable action) {
        AFTER_COMMIT.get().add(action);
    }

    private <T extends @Nullable Object> T attempt(Work<T> work) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failed) {
                rollBack(connection, failed);
                throw failed;
            }
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
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
