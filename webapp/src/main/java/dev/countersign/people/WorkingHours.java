package dev.countersign.people;

import java.time.Duration;
import java.time.LocalTime;

/**
 * The working hours of one day of the week.
 *
 * @param opens inclusive, by the clock of the calendar's zone
 * @param closes exclusive
 */
public record WorkingHours(LocalTime opens, LocalTime closes) {

    public WorkingHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("open from %s to %s".formatted(opens, closes));
        }
    }

    Duration length() {
        return Duration.between(opens, closes);
    }
}
