package dev.countersign.localaws.store;

import org.jspecify.annotations.Nullable;

/** What a transaction was to be written upon is not there any more: another one was quicker. Nothing was written. */
public final class OptimisticLockFailure extends RuntimeException {

    /** The SQL state that the function {@code all_taken} raises. */
    static final String SQL_STATE = "CS001";

    public OptimisticLockFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
