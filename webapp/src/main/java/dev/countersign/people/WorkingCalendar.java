package dev.countersign.people;

import dev.countersign.definitions.step.WorkingTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * Working hours and days. One day of working time is as long as one working day: two days from Friday noon end on Tuesday noon.
 *
 * @param opens inclusive, in local time of the zone; a day with a clock change has the hours that the clock shows
 * @param closes exclusive
 */
public record WorkingCalendar(ZoneId zone, Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {

    public WorkingCalendar {
        days = Set.copyOf(days);
        if (days.isEmpty() || !opens.isBefore(closes)) {
            throw new IllegalArgumentException("nobody works on %s from %s to %s".formatted(days, opens, closes));
        }
    }

    /** Monday to Friday from nine to five, without holidays. */
    public static WorkingCalendar standard(ZoneId zone) {
        return new WorkingCalendar(
                zone, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
    }

    /** This much working time after the moment. Outside working hours, it counts from the next opening. */
    public Instant after(Instant moment, WorkingTime time) {
        LocalDateTime at = LocalDateTime.ofInstant(moment, zone);
        Duration left = worked(time);
        while (true) {
            if (!works(at) || !at.toLocalTime().isBefore(closes)) {
                at = at.toLocalDate().plusDays(1).atTime(opens);
                continue;
            }
            if (at.toLocalTime().isBefore(opens)) {
                at = at.toLocalDate().atTime(opens);
            }
            Duration today = Duration.between(at.toLocalTime(), closes);
            if (left.compareTo(today) <= 0) {
                return at.plus(left).atZone(zone).toInstant();
            }
            left = left.minus(today);
            at = at.toLocalDate().plusDays(1).atTime(opens);
        }
    }

    /** This much working time before the moment. */
    public Instant before(Instant moment, WorkingTime time) {
        LocalDateTime at = LocalDateTime.ofInstant(moment, zone);
        Duration left = worked(time);
        while (true) {
            if (!works(at) || !at.toLocalTime().isAfter(opens)) {
                at = at.toLocalDate().minusDays(1).atTime(closes);
                continue;
            }
            if (at.toLocalTime().isAfter(closes)) {
                at = at.toLocalDate().atTime(closes);
            }
            Duration today = Duration.between(opens, at.toLocalTime());
            if (left.compareTo(today) <= 0) {
                return at.minus(left).atZone(zone).toInstant();
            }
            left = left.minus(today);
            at = at.toLocalDate().minusDays(1).atTime(closes);
        }
    }

    private boolean works(LocalDateTime at) {
        return days.contains(at.getDayOfWeek());
    }

    private Duration worked(WorkingTime time) {
        return switch (time.unit()) {
            case HOURS -> Duration.ofHours(time.amount());
            case DAYS -> Duration.between(opens, closes).multipliedBy(time.amount());
        };
    }
}
