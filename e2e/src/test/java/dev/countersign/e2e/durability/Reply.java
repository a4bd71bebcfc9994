package dev.countersign.e2e.durability;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The answer of an engine, after one or several requests. */
sealed interface Reply<T> {

    /** Whether an earlier request got no answer, so that it may have been executed. */
    boolean isRepeated();

    record Given<T>(T value, boolean isRepeated) implements Reply<T> {}

    record Refused<T>(AwsServiceException reason, boolean isRepeated) implements Reply<T> {

        String code() {
            return reason.awsErrorDetails().errorCode();
        }
    }

    /** The value, if a refusal would be a bug. */
    default T orThrow() {
        return switch (this) {
            case Given<T> given -> given.value();
            case Refused<T> refused -> throw refused.reason();
        };
    }
}
