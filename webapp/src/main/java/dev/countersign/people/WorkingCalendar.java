package dev.countersign.people;

import dev.countersign.definitions.step.WorkingTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When people work, and so what a working hour and a working day are. A working day is over when as much time was worked as that day has;
 * of a day that has begun, the share that is left. So two days asked for on Friday at noon end on Tuesday at noon, whatever the hours of
 * each day are.
 *
 * @param week the hours of each weekday that is worked; at least one. The day on which clocks are changed has the hours that the clock shows
 * @param holidays when nobody works
 */
public record WorkingCalendar(ZoneId zone, Map<DayOfWeek, WorkingHours> week, Set<LocalDate> holidays) {

    /** A share of a working day is counted in such small parts. */
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
        WorkingHours hours = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0));
        Map<DayOfWeek, WorkingHours> week = new EnumMap<>(DayOfWeek.class);
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).forEach(day -> week.put(day, hours));
        return new WorkingCalendar(zone, week, Set.of());
    }

    /** So much working time after the moment; what is asked for outside of it counts from the next opening on. In whole milliseconds. */
    public Instant after(Instant moment, WorkingTime time) {
        LocalDateTime from = LocalDateTime.ofInstant(moment, zone);
        LocalDate day = from.toLocalDate();
        LocalTime at = from.toLocalTime();
        long left = amount(time);
        while (true) {
            Optional<WorkingHours> hours = on(day);
            if (hours.isPresent() && at.isBefore(hours.get().closes())) {
                LocalTime start = at.isBefore(hours.get().opens()) ? hours.get().opens() : at;
                long rest = left(time, Duration.between(start, hours.get().closes()), hours.get());
                if (left <= rest) {
                    return day.atTime(start)
                            .plus(clock(time, left, hours.get()))
                            .atZone(zone)
                            .toInstant();
                }
                left -= rest;
            }
            day = day.plusDays(1);
            at = LocalTime.MIN;
        }
    }

    /** So much working time before the moment. In whole milliseconds. */
    public Instant before(Instant moment, WorkingTime time) {
        LocalDateTime until = LocalDateTime.ofInstant(moment, zone);
        LocalDate day = until.toLocalDate();
        LocalTime at = until.toLocalTime();
        long left = amount(time);
        while (true) {
            Optional<WorkingHours> hours = on(day);
            if (hours.isPresent() && at.isAfter(hours.get().opens())) {
                LocalTime end = at.isAfter(hours.get().closes()) ? hours.get().closes() : at;
                long gone = left(time, Duration.between(hours.get().opens(), end), hours.get());
                if (left <= gone) {
                    return day.atTime(end)
                            .minus(clock(time, left, hours.get()))
                            .atZone(zone)
                            .toInstant();
                }
                left -= gone;
            }
            day = day.minusDays(1);
            at = LocalTime.MAX;
        }
    }

    /** The hours of a day; empty where nobody works. */
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
