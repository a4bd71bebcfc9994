package dev.countersign.ui;

import dev.countersign.outage.Outage;

/** The keys of what a person is told while something is out of order. */
final class OutageTexts {

    private OutageTexts() {}

    static String title(Outage outage) {
        return "error.outage." + outage.key() + ".title";
    }

    /** Where a page could not be opened. */
    static String text(Outage outage) {
        return "error.outage." + outage.key() + ".text";
    }

    /** Where a page is open, with what was typed on it. */
    static String kept(Outage outage) {
        return "error.outage." + outage.key() + ".kept";
    }
}
