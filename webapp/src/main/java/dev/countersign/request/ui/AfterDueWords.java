package dev.countersign.request.ui;

import dev.countersign.request.AfterDue;
import dev.countersign.ui.Formats;

/** What follows a missed due date, as the sentence that stands after the date: "After that, the request expires." */
public final class AfterDueWords {

    private AfterDueWords() {}

    public static String of(AfterDue after, Formats formats) {
        return formats.say("after-due." + after.kind(), after.group().in(formats.language()));
    }
}
