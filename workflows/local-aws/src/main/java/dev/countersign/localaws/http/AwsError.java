package dev.countersign.localaws.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refusal, which the caller gets in the format of its protocol. It is an answer and not a failure, so it has no stack trace. */
public final class AwsError extends RuntimeException {

    private final String code;
    private final @Nullable String queryCode;
    private final int httpStatus;

    private AwsError(String code, @Nullable String queryCode, String message, int httpStatus) {
        super(message, null, false, false);
        this.code = code;
        this.queryCode = queryCode;
        this.httpStatus = httpStatus;
    }

    /**
     * An error with the name from the API reference of the service.
     *
     * @param code such as {@code ExecutionDoesNotExist}
     */
    public AwsError(String code, String message, int httpStatus) {
        this(code, null, message, httpStatus);
    }

    public AwsError(String code, String message) {
        this(code, null, message, 400);
    }

    /** An error of SQS. Besides its name it has the code of the older query protocol, which the SDK reports. */
    public static AwsError withQueryCode(String code, String queryCode, String message) {
        return new AwsError(code, queryCode, message, 400);
    }

    public String code() {
        return code;
    }

    public Optional<String> queryCode() {
        return Optional.ofNullable(queryCode);
    }

    /** The message; unlike {@link #getMessage()} it is never null. */
    public String text() {
        return String.valueOf(getMessage());
    }

    public int httpStatus() {
        return httpStatus;
    }
}
