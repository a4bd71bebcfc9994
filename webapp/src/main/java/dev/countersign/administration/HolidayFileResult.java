package dev.countersign.administration;

import dev.countersign.people.Holiday;
import java.util.List;

/** What was found in an iCalendar file. */
public sealed interface HolidayFileResult {

    /** The most bytes of a file. */
    int MOST_BYTES = 1_000_000;

    /**
     * The file was read.
     *
     * @param holidays in the order of their days
     * @param skipped how many events are no holidays: of some hours, cancelled, repeated otherwise than every year, or not written correctly
     */
    record Read(List<Holiday> holidays, int skipped) implements HolidayFileResult {

        public Read {
            holidays = List.copyOf(holidays);
        }
    }

    record Refused(Problem problem) implements HolidayFileResult {}

    /** Why nothing was read. */
    enum Problem {
        TOO_LARGE,
        NOT_A_CALENDAR,
        TOO_MANY,
        NO_HOLIDAYS
    }
}
