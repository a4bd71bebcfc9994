package dev.countersign.lambdas.http;

/** A call that fails again if it is repeated. State machines do not retry it: the description of {@code http-request} names this class. */
public final class PermanentFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PermanentFailure(String message) {
        super(message);
    }
}
