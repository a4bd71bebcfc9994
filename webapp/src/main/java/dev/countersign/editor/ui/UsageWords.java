package dev.countersign.editor.ui;

import dev.countersign.editor.Usage;

/** Counts of running requests. Beyond what is counted the number is a minimum. */
final class UsageWords {

    private UsageWords() {}

    static int running(Usage usage) {
        return Math.min(usage.runningAtAll(), Usage.MOST);
    }
}
