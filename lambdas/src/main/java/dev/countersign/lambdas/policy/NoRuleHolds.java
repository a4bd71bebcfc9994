package dev.countersign.lambdas.policy;

/** No rule of the table holds for this request. */
public final class NoRuleHolds extends PolicyException {

    private static final long serialVersionUID = 1L;

    NoRuleHolds(String message) {
        super(message);
    }
}
