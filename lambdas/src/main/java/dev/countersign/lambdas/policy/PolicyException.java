package dev.countersign.lambdas.policy;

/** The policy check has no result. The name of the class is the error in the state machine. */
public abstract sealed class PolicyException extends RuntimeException
        permits MalformedTable, ConflictingRules, NoRuleHolds, UnfitFact {

    private static final long serialVersionUID = 1L;

    PolicyException(String message) {
        super(message);
    }
}
