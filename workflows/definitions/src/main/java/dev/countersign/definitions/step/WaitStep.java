package dev.countersign.definitions.step;

import dev.countersign.definitions.text.Text;
import java.time.Duration;

/** The request waits. */
public record WaitStep(String key, Text name, Until until) implements Step {

    public sealed interface Until {

        /** This long, in calendar time, in whole seconds. */
        record Elapsed(Duration duration) implements Until {}

        /** Until the day in this date field begins (UTC); no wait if it is empty or past. */
        record Date(String field) implements Until {}
    }
}
