package dev.countersign.asl.query;

/** The limit of work for one path. It counts steps and not time, so that the same path over the same data always ends the same way. */
final class Budget {

    private static final int STEPS = 2_000_000;

    private int spent;

    void spend() {
        if (++spent > STEPS) {
            throw QueryException.runtime("The path takes too long to evaluate");
        }
    }
}
