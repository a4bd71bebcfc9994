package dev.countersign.lambdas.policy;

/** The policy check cannot say anything. Its class is the error that the state machine sees. */
public abstract sealed class PolicyException extends RuntimeException
        permits MalformedTable, ConflictingRules, NoRuleHolds, UnfitFact {

    private static final long serialVersionUID = 1L;

    PolicyException(String message) {
        super(message);
    }
}
