package dev.countersign.away;

import dev.countersign.people.PersonId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An absence as it was filled in.
 *
 * @param template the key of the only template that it is about; empty for all
 * @param lastDay inclusive
 */
public record AbsenceDraft(
        PersonId person,
        LocalDate firstDay,
        LocalDate lastDay,
        PersonId standIn,
        Optional<String> template,
        String note) {}
