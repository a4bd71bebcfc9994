package dev.countersign.away;

import dev.countersign.people.PersonId;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

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
        String note) {

    /** What can be changed without the rest. It stays the absence of the same person. */
    public enum Field {
        FIRST_DAY,
        LAST_DAY,
        STAND_IN,
        TEMPLATE,
        NOTE
    }

    /** The absence as it is. */
    public static AbsenceDraft of(Absence absence) {
        return new AbsenceDraft(
                absence.person(),
                absence.firstDay(),
                absence.lastDay(),
                absence.standIn(),
                absence.template(),
                absence.note());
    }

    /** This one, with these fields as in the other. */
    public AbsenceDraft with(Set<Field> fields, AbsenceDraft other) {
        return new AbsenceDraft(
                person,
                fields.contains(Field.FIRST_DAY) ? other.firstDay : firstDay,
                fields.contains(Field.LAST_DAY) ? other.lastDay : lastDay,
                fields.contains(Field.STAND_IN) ? other.standIn : standIn,
                fields.contains(Field.TEMPLATE) ? other.template : template,
                fields.contains(Field.NOTE) ? other.note : note);
    }

    Object value(Field field) {
        return switch (field) {
            case FIRST_DAY -> firstDay;
            case LAST_DAY -> lastDay;
            case STAND_IN -> standIn;
            case TEMPLATE -> template;
            case NOTE -> note;
        };
    }
}
