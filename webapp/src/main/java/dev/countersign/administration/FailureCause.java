package dev.countersign.administration;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why a call failed, as far as it helps whoever can mend it. Never the text of an exception: it can hold what nobody else may read. */
public enum FailureCause {
    /** AWS did not answer, or not in time. */
    AWS_UNREACHABLE,
    /** AWS answered with an error. */
    AWS_REFUSED,
    DATABASE,
    OTHER;

    static FailureCause of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AwsServiceException) {
                return AWS_REFUSED;
            }
            if (cause instanceof SdkException) {
                return AWS_UNREACHABLE;
            }
            if (cause instanceof DataAccessException || cause instanceof SQLException) {
                return DATABASE;
            }
        }
        return OTHER;
    }
}
