package dev.countersign.localaws.http;

/** A refusal that the caller gets in the shape of the protocol it speaks. It is an answer, not a failure, so it has no stack trace. */
public final class AwsError extends RuntimeException {

    private final String code;
    private final int httpStatus;

    /**
     * An error as the API reference of the service names it.
     *
     * @param code such as {@code ExecutionDoesNotExist}
     */
    public AwsError(String code, String message, int httpStatus) {
        super(message, null, false, false);
        this.code = code;
        this.httpStatus = httpStatus;
    }

    public AwsError(String code, String message) {
        this(code, message, 400);
    }

    public String code() {
        return code;
    }

    /** The message; unlike {@link #getMessage()} it is never absent. */
    public String text() {
        return String.valueOf(getMessage());
    }

    public int httpStatus() {
        return httpStatus;
    }
}
