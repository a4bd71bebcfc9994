package dev.countersign.people;

import java.time.ZoneId;
import java.util.List;

/**
 * When an organisation works.
 *
 * @param holidays in the order of their days
 */
public record OrganisationTime(ZoneId zone, WorkingWeek week, List<Holiday> holidays) {

    public OrganisationTime {
        holidays = List.copyOf(holidays);
    }
}
