package dev.countersign.away;

import dev.countersign.ui.Formats;
import java.time.LocalDate;

/** The first and the last day on which somebody is away. */
public record AbsentDays(LocalDate first, LocalDate last) {

    public static AbsentDays of(Absence absence) {
        return new AbsentDays(absence.firstDay(), absence.lastDay());
    }

    /** Reads what {@link #toString} has written. */
    public static AbsentDays parse(String days) {
        int slash = days.indexOf('/');
        return new AbsentDays(LocalDate.parse(days.substring(0, slash)), LocalDate.parse(days.substring(slash + 1)));
    }

    /** "2027-01-11/2027-01-15", as ISO 8601 has it. */
    @Override
    public String toString() {
        return first + "/" + last;
    }

    /** "11 Jan 2027 to 15 Jan 2027". */
    public String words(Formats formats) {
        return first.equals(last)
                ? formats.date(first)
                : formats.say("away.days", formats.date(first), formats.date(last));
    }
}
