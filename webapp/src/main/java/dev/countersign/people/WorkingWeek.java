package dev.countersign.people;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The hours of each working weekday.
 *
 * @param hours at least one day
 */
public record WorkingWeek(Map<DayOfWeek, WorkingHours> hours) {

    /** Monday to Friday from nine to five. */
    public static final WorkingWeek STANDARD = standard();

    /** The fewest hours of a week. Due dates that are counted in less work would be years away. */
    public static final int FEWEST_HOURS = 4;

    public WorkingWeek {
        if (hours.isEmpty()) {
            throw new IllegalArgumentException("nobody ever works");
        }
        hours = Collections.unmodifiableMap(new EnumMap<>(hours));
    }

    /** The hours of a weekday; empty if nobody works on it. */
    public Optional<WorkingHours> on(DayOfWeek day) {
        return Optional.ofNullable(hours.get(day));
    }

    /** Whether it has less than {@value #FEWEST_HOURS} hours. */
    public boolean isTooShort() {
        return hours.values().stream()
                        .map(WorkingHours::length)
                        .reduce(Duration.ZERO, Duration::plus)
                        .compareTo(Duration.ofHours(FEWEST_HOURS))
                < 0;
    }

    /** "MONDAY 09:00-17:00, TUESDAY 09:00-13:00", for the audit log. */
    public String written() {
        return hours.entrySet().stream()
                .map(day -> "%s %s-%s"
                        .formatted(
                                day.getKey(),
                                day.getValue().opens(),
                                day.getValue().closes()))
                .collect(Collectors.joining(", "));
    }

    private static WorkingWeek standard() {
        WorkingHours hours = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0));
        Map<DayOfWeek, WorkingHours> week = new EnumMap<>(DayOfWeek.class);
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).forEach(day -> week.put(day, hours));
        return new WorkingWeek(week);
    }
}
