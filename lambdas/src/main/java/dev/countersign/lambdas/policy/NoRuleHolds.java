package dev.countersign.lambdas.policy;

/** The table says nothing about this request. */
public final class NoRuleHolds extends PolicyException {

    private static final long serialVersionUID = 1L;

    NoRuleHolds(String message) {
        super(message);
    }
}
