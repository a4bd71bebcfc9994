package dev.countersign.lambdas.http;

/** A call that may succeed if it is repeated. Whether it had an effect is not known, so it is repeated with the same key. */
public final class TemporaryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemporaryFailure(String message) {
        super(message);
    }
}
