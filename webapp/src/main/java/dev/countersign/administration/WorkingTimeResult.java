package dev.countersign.administration;

import dev.countersign.people.Holiday;
import dev.countersign.people.OrganisationTime;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;

/** What became of a change of the working time. */
public sealed interface WorkingTimeResult {

    /**
     * It is in effect.
     *
     * @param now the working time from now on
     */
    record Saved(OrganisationTime now) implements WorkingTimeResult {}

    /**
     * Somebody else has changed the same to something else since it was read. Nothing was written.
     *
     * @param zone whether the zone is among it
     * @param days the weekdays that are among it
     */
    record ChangedByOthers(boolean zone, Set<DayOfWeek> days, OrganisationTime now) implements WorkingTimeResult {

        public ChangedByOthers {
            days = Set.copyOf(days);
        }
    }

    /** Somebody else has given these holidays other names since they were read. Nothing was written. */
    record HolidaysChanged(List<Holiday> holidays, OrganisationTime now) implements WorkingTimeResult {

        public HolidaysChanged {
            holidays = List.copyOf(holidays);
        }
    }

    /** The week has less than {@link dev.countersign.people.WorkingWeek#FEWEST_HOURS} hours. */
    record TooFewHours() implements WorkingTimeResult {}

    /** Only administrators may. */
    record NotAllowed() implements WorkingTimeResult {}

    /** The name of a holiday is missing or too long. */
    record NameMissing() implements WorkingTimeResult {}

    /** There would be more than {@link dev.countersign.people.WorkingCalendars#MOST_HOLIDAYS} holidays. */
    record TooMany() implements WorkingTimeResult {}
}
