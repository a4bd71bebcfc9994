package dev.countersign.lambdas.policy;

/** What the request holds cannot be compared with what the table asks, or a condition failed on it. */
public final class UnfitFact extends PolicyException {

    private static final long serialVersionUID = 1L;

    UnfitFact(String message) {
        super(message);
    }
}
