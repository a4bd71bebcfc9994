package dev.countersign.localaws.http;

/** Refusals that all services share. */
public final class AwsErrors {

    private AwsErrors() {}

    public static AwsError unknownOperation() {
        return new AwsError("UnknownOperationException", "The requested operation is not known here.", 404);
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
