package dev.countersign.localaws.store;

import java.sql.SQLException;

/** PostgreSQL refused a statement or could not be reached: broken infrastructure, or a bug. */
public final class DatabaseFailure extends RuntimeException {

    public DatabaseFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
