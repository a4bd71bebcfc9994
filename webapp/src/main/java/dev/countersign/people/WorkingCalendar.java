package dev.countersign.people;

import dev.countersign.definitions.step.WorkingTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hours in which people work, by which working hours and working days are counted. A working day counts as the opening hours of that day,
 * however many they are; a part of a day counts as its share. So two working days from Friday at noon end on Tuesday at noon, if both days have the
 * same hours.
 *
 * @param week the hours of each working weekday; at least one. On the day of a clock change, the hours are those that the clock shows
 * @param holidays the days on which nobody works
 */
public record WorkingCalendar(ZoneId zone, Map<DayOfWeek, WorkingHours> week, Set<LocalDate> holidays) {

    /** The number of parts of a working day in which a share of it is counted. */
    private static final long DAY = Duration.ofDays(1).toMillis();

    public WorkingCalendar {
        week = Map.copyOf(week);
        holidays = Set.copyOf(holidays);
        if (week.isEmpty()) {
            throw new IllegalArgumentException("nobody ever works");
        }
    }

    /** Monday to Friday from nine to five, without holidays. */
    public static WorkingCalendar standard(ZoneId zone) {
        return new WorkingCalendar(zone, WorkingWeek.STANDARD.hours(), Set.of());
    }

    /** The moment after this working time. A start outside the working hours counts from the next opening. In whole milliseconds. */
    public Instant after(Instant moment, WorkingTime time) {
        return after(moment, time, Instant.MAX);
    }

    /** The same, but no later than this: whoever works little may not get so much work done for years. */
    public Instant after(Instant moment, WorkingTime time, Instant latest) {
        LocalDateTime from = LocalDateTime.ofInstant(moment, zone);
        LocalDate day = from.toLocalDate();
        LocalTime at = from.toLocalTime();
        long left = amount(time);
        while (day.atStartOfDay(zone).toInstant().isBefore(latest)) {
            Optional<WorkingHours> hours = on(day);
            if (hours.isPresent() && at.isBefore(hours.get().closes())) {
                LocalTime start = at.isBefore(hours.get().opens()) ? hours.get().opens() : at;
                long rest = left(time, Duration.between(start, hours.get().closes()), hours.get());
                if (left <= rest) {
                    Instant end = day.atTime(start)
                            .plus(clock(time, left, hours.get()))
                            .atZone(zone)
                            .toInstant();
                    return end.isBefore(latest) ? end : latest;
                }
                left -= rest;
            }
            day = day.plusDays(1);
            at = LocalTime.MIN;
        }
        return latest;
    }

    /** The moment before this working time. In whole milliseconds. */
    public Instant before(Instant moment, WorkingTime time) {
        return before(moment, time, Instant.MIN);
    }

    /** The same, but no earlier than this. */
    public Instant before(Instant moment, WorkingTime time, Instant earliest) {
        LocalDateTime until = LocalDateTime.ofInstant(moment, zone);
        LocalDate day = until.toLocalDate();
        LocalTime at = until.toLocalTime();
        long left = amount(time);
        while (day.plusDays(1).atStartOfDay(zone).toInstant().isAfter(earliest)) {
            Optional<WorkingHours> hours = on(day);
            if (hours.isPresent() && at.isAfter(hours.get().opens())) {
                LocalTime end = at.isAfter(hours.get().closes()) ? hours.get().closes() : at;
                long gone = left(time, Duration.between(hours.get().opens(), end), hours.get());
                if (left <= gone) {
                    Instant start = day.atTime(end)
                            .minus(clock(time, left, hours.get()))
                            .atZone(zone)
                            .toInstant();
                    return start.isAfter(earliest) ? start : earliest;
                }
                left -= gone;
            }
            day = day.minusDays(1);
            at = LocalTime.MAX;
        }
        return earliest;
    }

    /** The working time between two moments; zero if the second is not later. */
    public Duration between(Instant from, Instant until) {
        LocalDateTime start = LocalDateTime.ofInstant(from, zone);
        LocalDateTime end = LocalDateTime.ofInstant(until, zone);
        Duration worked = Duration.ZERO;
        for (LocalDate day = start.toLocalDate(); !day.isAfter(end.toLocalDate()); day = day.plusDays(1)) {
            Optional<WorkingHours> hours = on(day);
            if (hours.isPresent()) {
                LocalDateTime opens = later(start, day.atTime(hours.get().opens()));
                LocalDateTime closes = earlier(end, day.atTime(hours.get().closes()));
                worked = opens.isBefore(closes) ? worked.plus(Duration.between(opens, closes)) : worked;
            }
        }
        return worked;
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    /** The hours of a day; empty if nobody works on it. */
    Optional<WorkingHours> on(LocalDate day) {
        return holidays.contains(day) ? Optional.empty() : Optional.ofNullable(week.get(day.getDayOfWeek()));
    }

    /** In milliseconds of work, or in parts of a working day. */
    private static long amount(WorkingTime time) {
        return switch (time.unit()) {
            case HOURS -> Duration.ofHours(time.amount()).toMillis();
            case DAYS -> DAY * time.amount();
        };
    }

    private static long left(WorkingTime time, Duration clock, WorkingHours hours) {
        return switch (time.unit()) {
            case HOURS -> clock.toMillis();
            case DAYS ->
                Math.round((double) DAY * clock.toMillis() / hours.length().toMillis());
        };
    }

    private static Duration clock(WorkingTime time, long amount, WorkingHours hours) {
        return Duration.ofMillis(
                switch (time.unit()) {
                    case HOURS -> amount;
                    case DAYS -> Math.round((double) hours.length().toMillis() * amount / DAY);
                });
    }
}
