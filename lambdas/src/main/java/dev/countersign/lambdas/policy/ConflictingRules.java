package dev.countersign.lambdas.policy;

/** Rules that must agree have different outcomes. */
public final class ConflictingRules extends PolicyException {

    private static final long serialVersionUID = 1L;

    ConflictingRules(String message) {
        super(message);
    }
}
