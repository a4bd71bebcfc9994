package dev.countersign.localaws.http;

/** A request without a valid signature. It is an answer and not a failure, so it has no stack trace. */
public final class BadSignature extends Exception {

    private final Fault fault;

    BadSignature(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    /** What can be wrong, with its names in the JSON protocols and in the query protocol. */
    enum Fault {
        MISSING("MissingAuthenticationTokenException", "MissingAuthenticationToken"),
        INCOMPLETE("IncompleteSignatureException", "IncompleteSignature"),
        UNKNOWN_KEY("UnrecognizedClientException", "InvalidClientTokenId"),
        WRONG("InvalidSignatureException", "SignatureDoesNotMatch");

        private final String code;
        private final String queryCode;

        Fault(String code, String queryCode) {
            this.code = code;
            this.queryCode = queryCode;
        }

        String code() {
            return code;
        }

        String queryCode() {
            return queryCode;
        }
    }

    Fault fault() {
        return fault;
    }

    /** The error with its name in the JSON protocols. */
    public AwsError asError(int httpStatus) {
        return new AwsError(fault.code(), text(), httpStatus);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
