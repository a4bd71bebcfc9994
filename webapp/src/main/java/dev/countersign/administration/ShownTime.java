package dev.countersign.administration;

import dev.countersign.people.OrganisationTime;
import dev.countersign.people.WorkingHours;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The working time as its reader knows it before they change it.
 *
 * @param hours of each working weekday; no week of its own, so it can be empty
 */
public record ShownTime(ZoneId zone, Map<DayOfWeek, WorkingHours> hours) {

    public ShownTime {
        hours = Map.copyOf(hours);
    }

    public static ShownTime of(OrganisationTime time) {
        return new ShownTime(time.zone(), time.week().hours());
    }

    Optional<WorkingHours> on(DayOfWeek day) {
        return Optional.ofNullable(hours.get(day));
    }

    /** This one, once its reader has also seen what somebody else has made of the zone or of these days. */
    public ShownTime with(boolean isZone, Set<DayOfWeek> days, OrganisationTime now) {
        Map<DayOfWeek, WorkingHours> seen = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            (days.contains(day) ? now.week().on(day) : on(day)).ifPresent(worked -> seen.put(day, worked));
        }
        return new ShownTime(isZone ? now.zone() : zone, seen);
    }
}
