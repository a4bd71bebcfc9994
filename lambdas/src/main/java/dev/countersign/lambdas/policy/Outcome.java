package dev.countersign.lambdas.policy;

import java.util.Locale;

/** The outcome of a rule. Ordered from the one that lets a request pass to the one that ends it. */
public enum Outcome {
    ALLOW,
    /** The request passes, and people are told what to look at. */
    FLAG,
    DENY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
