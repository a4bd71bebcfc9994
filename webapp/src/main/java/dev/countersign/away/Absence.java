package dev.countersign.away;

import dev.countersign.people.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody is away for whole days of their own time zone, and somebody else decides for them.
 *
 * @param template the key of the only template that it is about; empty for all
 * @param lastDay inclusive
 * @param startsAt the beginning of the first day
 * @param endsAt the end of the last day, or the moment at which it was ended early
 * @param note what colleagues read; may be blank
 * @param setBy the person, their manager or an administrator
 */
public record Absence(
        AbsenceId id,
        PersonId person,
        PersonId standIn,
        Optional<String> template,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant startsAt,
        Instant endsAt,
        String note,
        PersonId setBy) {

    /** The most code points of a note. The database enforces this limit, too. */
    public static final int LONGEST_NOTE = 500;

    public boolean isAt(Instant moment) {
        return !moment.isBefore(startsAt) && moment.isBefore(endsAt);
    }
}
