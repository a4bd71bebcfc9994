package dev.countersign.e2e.durability;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What an engine answered, after as many requests as it took. */
sealed interface Reply<T> {

    /** Whether it was asked before and the answer was lost, so that the request may have been carried out then. */
    boolean isRepeated();

    record Given<T>(T value, boolean isRepeated) implements Reply<T> {}

    record Refused<T>(AwsServiceException reason, boolean isRepeated) implements Reply<T> {

        String code() {
            return reason.awsErrorDetails().errorCode();
        }
    }

    /** The value, where a refusal makes no sense. */
    default T orThrow() {
        return switch (this) {
            case Given<T> given -> given.value();
            case Refused<T> refused -> throw refused.reason();
        };
    }
}
