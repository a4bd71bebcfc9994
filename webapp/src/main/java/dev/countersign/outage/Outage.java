package dev.countersign.outage;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cause of errors that is not a bug, ends by itself or by an action of an operator, and can be explained in a sentence. */
public enum Outage {
    /** The database is down, does not answer, or accepts no more connections. */
    DATABASE("database"),
    /** The disk is full. */
    DISK_FULL("disk");

    /** When to try again, in seconds: the value of the header Retry-After. */
    public static final String RETRY_AFTER = "30";

    private static final String DISK_FULL_STATE = "53100";
    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final String NO_SPACE = "No space left on device";
    private static final String CLOSED = "Connection is closed";
    private static final int MOST_CAUSES = 50;

    private final String key;

    Outage(String key) {
        this.key = key;
    }

    /** Its part of the message keys. */
    public String key() {
        return key;
    }

    /**
     * The outage that caused a failure, if any.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
     */
    public static Optional<Outage> behind(@Nullable Throwable failure) {
        return causes(failure).map(Outage::of).flatMap(Optional::stream).findFirst();
    }

    private static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Objects::requireNonNull)
                .limit(MOST_CAUSES);
    }

    private static Optional<Outage> of(Throwable cause) {
        return switch (cause) {
            case SQLTransientConnectionException _ -> Optional.of(DATABASE);
            // The pool throws this for a connection that broke before, when the transaction could not be rolled back.
            case SQLException closed when CLOSED.equals(closed.getMessage()) -> Optional.of(DATABASE);
            case SQLException refused -> ofState(String.valueOf(refused.getSQLState()));
            case IOException broken
            when String.valueOf(broken.getMessage()).contains(NO_SPACE) -> Optional.of(DISK_FULL);
            default -> Optional.empty();
        };
    }

    private static Optional<Outage> ofState(String state) {
        if (state.equals(DISK_FULL_STATE)) {
            return Optional.of(DISK_FULL);
        }
        // 08: connection exception; 57P: the server is stopped, crashed or starting.
        return state.startsWith("08") || state.startsWith("57P") || state.equals(TOO_MANY_CONNECTIONS)
                ? Optional.of(DATABASE)
                : Optional.empty();
    }
}
