package dev.countersign.asl.query;

/** How much work one path may make: steps are counted, so that the same path over the same data always ends the same way. */
final class Budget {

    private static final int STEPS = 2_000_000;

    private int spent;

    void spend() {
        if (++spent > STEPS) {
            throw QueryException.runtime("The path takes too long to evaluate");
        }
    }
}
