package dev.countersign.editor.ui.flow;

import dev.countersign.ui.Formats;
import java.time.Duration;

/** A duration in its largest unit: "3 days". */
public final class DurationWords {

    private static final int ENOUGH = 2;

    private DurationWords() {}

    public static String of(Duration duration, Formats formats) {
        if (duration.toDays() >= ENOUGH) {
            return formats.say("template.time.DAYS", duration.toDays());
        }
        return duration.toHours() >= ENOUGH
                ? formats.say("template.time.HOURS", duration.toHours())
                : formats.say("template.time.MINUTES", duration.toMinutes());
    }
}
