package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import java.time.Duration;

/** The request rests. */
public record WaitStep(String key, Text name, Until until) implements Step {

    public sealed interface Until {

        /** So long, in calendar time, whole seconds. */
        record Elapsed(Duration duration) implements Until {}

        /** Until the day begins (UTC) that this date field holds; not at all where it is empty or past. */
        record Date(String field) implements Until {}
    }
}
