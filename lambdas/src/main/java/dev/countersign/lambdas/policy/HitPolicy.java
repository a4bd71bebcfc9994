package dev.countersign.lambdas.policy;

import java.util.Locale;

/** What is made of several rules that hold at the same time. */
public enum HitPolicy {
    /** The first of them decides. */
    FIRST,
    /** They must agree; where they do not, the table is wrong. */
    ANY,
    /** The strictest outcome stands, with the reasons of all of them. */
    COLLECT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
