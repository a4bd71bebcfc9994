package dev.countersign.localaws.store;

import org.jspecify.annotations.Nullable;

/** The rows that a transaction requires have changed since they were read, because another transaction committed first. Nothing was written. */
public final class OptimisticLockFailure extends RuntimeException {

    /** The SQL state that the function {@code all_taken} raises. */
    static final String SQL_STATE = "CS001";

    public OptimisticLockFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
