package dev.countersign.lambdas.policy;

/** A value of the request cannot be compared as the table asks, or a condition failed on it. */
public final class UnfitFact extends PolicyException {

    private static final long serialVersionUID = 1L;

    UnfitFact(String message) {
        super(message);
    }
}
