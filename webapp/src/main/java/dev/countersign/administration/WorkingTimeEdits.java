package dev.countersign.administration;

import dev.countersign.people.OrganisationTime;
import dev.countersign.people.WorkingHours;
import dev.countersign.people.WorkingWeek;
import dev.countersign.tenant.Edit;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The zone and the week as somebody has changed them on a page: each day by itself.
 *
 * @param opened what they were when the page was read
 */
record WorkingTimeEdits(ShownTime opened, ZoneId zone, WorkingWeek week) {

    /** What it results in; empty if nobody else has changed the same to something else. */
    Optional<WorkingTimeResult> contested(OrganisationTime now) {
        Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
        days.removeIf(day -> !edit(day).isContested(now.week().on(day)));
        boolean isZone = zones().isContested(now.zone());
        return isZone || !days.isEmpty()
                ? Optional.of(new WorkingTimeResult.ChangedByOthers(isZone, days, now))
                : Optional.empty();
    }

    ZoneId zone(OrganisationTime now) {
        return zones().onto(now.zone());
    }

    /** Empty if nobody would ever work: each of two people has removed other days. */
    Optional<WorkingWeek> week(OrganisationTime now) {
        Map<DayOfWeek, WorkingHours> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            edit(day).onto(now.week().on(day)).ifPresent(worked -> hours.put(day, worked));
        }
        return hours.isEmpty() ? Optional.empty() : Optional.of(new WorkingWeek(hours));
    }

    private Edit<ZoneId> zones() {
        return new Edit<>(opened.zone(), zone);
    }

    private Edit<Optional<WorkingHours>> edit(DayOfWeek day) {
        return new Edit<>(opened.on(day), week.on(day));
    }
}
