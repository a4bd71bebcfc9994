package dev.countersign.lambdas.policy;

import java.util.Locale;

/** What counts if several rules hold. */
public enum HitPolicy {
    /** The first one decides. */
    FIRST,
    /** All must have the same outcome; otherwise the table is wrong. */
    ANY,
    /** The strictest outcome counts, with the reasons of all. */
    COLLECT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
