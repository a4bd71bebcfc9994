package dev.countersign.people;

import dev.countersign.definitions.step.WorkingTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The hours in which people work, by which working hours and working days are counted. A working day counts as the opening hours of that day,
 * however many they are; a part of a day counts as its share. So two working days from Friday at noon end on Tuesday at noon, if both days have the
 * same hours.
 *
 * @param week the hours of each working weekday; at least one. On the day of a clock change they open and close when the clock shows it, and are as long as
 *     it really is until then
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
        long left = amount(time);
        LocalDate day = LocalDate.ofInstant(moment, zone);
        while (day.atStartOfDay(zone).toInstant().isBefore(latest)) {
            Optional<Span> open = span(day).filter(span -> moment.isBefore(span.closes()));
            if (open.isPresent()) {
                Instant start = later(moment, open.get().opens());
                long rest = left(time, Duration.between(start, open.get().closes()), open.get());
                if (left <= rest) {
                    return earlier(start.plus(clock(time, left, open.get())), latest);
                }
                left -= rest;
            }
            day = day.plusDays(1);
        }
        return latest;
    }

    /** The moment before this working time. In whole milliseconds. */
    public Instant before(Instant moment, WorkingTime time) {
        return before(moment, time, Instant.MIN);
    }

    /** The same, but no earlier than this. */
    public Instant before(Instant moment, WorkingTime time, Instant earliest) {
        long left = amount(time);
        LocalDate day = LocalDate.ofInstant(moment, zone);
        while (day.plusDays(1).atStartOfDay(zone).toInstant().isAfter(earliest)) {
            Optional<Span> open = span(day).filter(span -> moment.isAfter(span.opens()));
            if (open.isPresent()) {
                Instant end = earlier(moment, open.get().closes());
                long gone = left(time, Duration.between(open.get().opens(), end), open.get());
                if (left <= gone) {
                    return later(end.minus(clock(time, left, open.get())), earliest);
                }
                left -= gone;
            }
            day = day.minusDays(1);
        }
        return earliest;
    }

    /** When work ends on this day; if nobody works on it, on the next day on which somebody does. */
    public Instant endOf(LocalDate day) {
        return Stream.iterate(day, one -> one.plusDays(1))
                .flatMap(one -> span(one).stream())
                .findFirst()
                .orElseThrow()
                .closes();
    }

    /** Whether somebody works on this day. */
    public boolean isWorkingDay(LocalDate day) {
        return span(day).isPresent();
    }

    /** The working time between two moments; zero if the second is not later. */
    public Duration between(Instant from, Instant until) {
        LocalDate last = LocalDate.ofInstant(until, zone);
        Duration worked = Duration.ZERO;
        for (LocalDate day = LocalDate.ofInstant(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
            worked = worked.plus(span(day)
                    .map(span -> Duration.between(later(from, span.opens()), earlier(until, span.closes())))
                    .filter(Duration::isPositive)
                    .orElse(Duration.ZERO));
        }
        return worked;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The working hours of one date as moments. */
    private record Span(Instant opens, Instant closes) {

        Duration length() {
            return Duration.between(opens, closes);
        }
    }

    /** Empty if nobody works on that day, or if the clock skips its hours, as that of Pacific/Apia skipped 30 December 2011. */
    private Optional<Span> span(LocalDate day) {
        return on(day).map(hours -> new Span(
                        moment(day.atTime(hours.opens()))
                                .withEarlierOffsetAtOverlap()
                                .toInstant(),
                        moment(day.atTime(hours.closes()))
                                .withLaterOffsetAtOverlap()
                                .toInstant()))
                .filter(span -> span.opens().isBefore(span.closes()));
    }

    /** What the clock skips is the moment after it. */
    private ZonedDateTime moment(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap() ? change.getInstant().atZone(zone) : local.atZone(zone);
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

    private static long left(WorkingTime time, Duration worked, Span day) {
        return switch (time.unit()) {
            case HOURS -> worked.toMillis();
            case DAYS ->
                Math.round((double) DAY * worked.toMillis() / day.length().toMillis());
        };
    }

    private static Duration clock(WorkingTime time, long amount, Span day) {
        return Duration.ofMillis(
                switch (time.unit()) {
                    case HOURS -> amount;
                    case DAYS -> Math.round((double) day.length().toMillis() * amount / DAY);
                });
    }
}
