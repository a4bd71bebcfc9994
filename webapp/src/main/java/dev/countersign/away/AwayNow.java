package dev.countersign.away;

import dev.countersign.people.PersonName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the inbox says about absences.
 *
 * @param own the person's own absences that are running
 * @param others the people for whom they decide now
 */
public record AwayNow(List<Absent> own, List<Absent> others) {

    public static final AwayNow NOTHING = new AwayNow(List.of(), List.of());

    public AwayNow {
        own = List.copyOf(own);
        others = List.copyOf(others);
    }

    public boolean isEmpty() {
        return own.isEmpty() && others.isEmpty();
    }

    /**
     * An absence that is running.
     *
     * @param standIn whom it names
     * @param deciding the first of the line of stand-ins who is there and has not left; empty if there is none
     * @param note what colleagues read; may be blank
     * @param allTemplates whether it is about everything that the person is asked
     */
    public record Absent(
            PersonName person,
            PersonName standIn,
            Optional<PersonName> deciding,
            LocalDate until,
            boolean allTemplates,
            String note) {}
}
