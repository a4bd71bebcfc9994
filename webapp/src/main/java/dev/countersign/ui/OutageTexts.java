package dev.countersign.ui;

import dev.countersign.outage.Outage;

/** The message keys for outages. */
final class OutageTexts {

    private OutageTexts() {}

    static String title(Outage outage) {
        return "error.outage." + outage.key() + ".title";
    }

    /** For a page that could not be opened. */
    static String text(Outage outage) {
        return "error.outage." + outage.key() + ".text";
    }

    /** For an open page, which still has what was typed. */
    static String kept(Outage outage) {
        return "error.outage." + outage.key() + ".kept";
    }
}
