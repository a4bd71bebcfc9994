package dev.countersign.lambdas.policy;

import java.util.Locale;

/** What a rule says about a request. Ordered: from what lets it pass to what ends it. */
public enum Outcome {
    ALLOW,
    /** It passes, and people are told why somebody should look. */
    FLAG,
    DENY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
