package dev.countersign.approval;

import dev.countersign.away.Absence;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.people.Actor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Sets the absences of people of a company, who live in Madrid. */
final class AbsentPeople {

    static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private AbsentPeople() {}

    /** From today on, for so many days more. */
    static Absence away(Company company, Actor person, int days, Actor standIn) {
        LocalDate today = today(company);
        return ((AbsenceResult.Saved)
                        set(company, person, person, today, today.plusDays(days), standIn, Optional.empty()))
                .absence();
    }

    static AbsenceResult set(
            Company company,
            Actor by,
            Actor person,
            LocalDate from,
            LocalDate until,
            Actor standIn,
            Optional<String> template) {
        return company.get(Absences.class)
                .set(by, new AbsenceDraft(person.person(), from, until, standIn.person(), template, ""));
    }

    static LocalDate today(Company company) {
        return company.clock.instant().atZone(MADRID).toLocalDate();
    }
}
