package dev.countersign.localaws.http;

/** Refusals that all services share. */
public final class AwsErrors {

    /** The code of a refused operation. */
    public static final String UNKNOWN_OPERATION = "UnknownOperationException";

    private AwsErrors() {}

    /** An operation that a service does not have, here or at all. */
    public static AwsError unknownOperation(String service, String operation) {
        return unknown("The operation %s of %s is not supported by this endpoint.".formatted(operation, service));
    }

    /** A request that is for no service of this endpoint. */
    static AwsError unknownService(String what) {
        return unknown(
                "%s is not supported by this endpoint, which has Step Functions, SQS, SNS, Lambda, Secrets Manager and STS."
                        .formatted(what));
    }

    static AwsError unknown(String message) {
        return new AwsError(UNKNOWN_OPERATION, message, 404);
    }

    public static AwsError serialization(String message) {
        return new AwsError("SerializationException", message, 400);
    }

    static AwsError tooLarge(int limit) {
        return new AwsError(
                "RequestEntityTooLargeException", "HTTP content length exceeded %d bytes.".formatted(limit), 413);
    }

    static AwsError unsupportedEncoding() {
        return new AwsError("UnsupportedMediaTypeException", "This content encoding is not supported.", 415);
    }

    static AwsError internalFailure() {
        return new AwsError(
                "InternalFailure",
                "The request processing has failed because of an unknown error, exception or failure.",
                500);
    }
}
