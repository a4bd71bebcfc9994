package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.away.Absence;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.people.Actor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may set an absence, and which ones are refused. */
class AbsenceRulesIT {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @RegisterExtension
    private final Companies companies = new Companies();

    /** Each test opens its own. */
    @SuppressWarnings("NullAway.Init")
    private Company company;

    @Test
    void aCircleOfStandInsIsRefusedWhenItIsSet() {
        company = companies.open();
        away(company.marta, 3, company.carlos);
        away(company.carlos, 3, company.jon);
        assertThat(set(company.jon, company.jon, today(), today().plusDays(1), company.marta, Optional.empty()))
                .isEqualTo(new AbsenceResult.Refused(AbsenceResult.Problem.CIRCLE));
        assertThat(set(
                        company.jon,
                        company.jon,
                        today().plusDays(4),
                        today().plusDays(5),
                        company.marta,
                        Optional.empty()))
                .as("after the others are back")
                .isInstanceOf(AbsenceResult.Saved.class);
    }

    @Test
    void onlyThePersonTheirManagerAndAdministratorsSetIt() {
        company = companies.open();
        assertThat(set(company.jon, company.ana, today(), today(), company.carlos, Optional.empty()))
                .isInstanceOf(AbsenceResult.NotAllowed.class);
        assertThat(set(company.marta, company.ana, today(), today(), company.carlos, Optional.empty()))
                .isInstanceOf(AbsenceResult.Saved.class);
        assertThat(set(
                        company.elena,
                        company.ana,
                        today().plusDays(1),
                        today().plusDays(1),
                        company.carlos,
                        Optional.empty()))
                .isInstanceOf(AbsenceResult.Saved.class);
        assertThat(company.count("select count(*) from audit_entry where kind = 'absence.set'"))
                .isEqualTo(2);
    }

    @Test
    void aDayThatIsOverOrReversedOrTakenIsRefused() {
        company = companies.open();
        assertThat(refusal(today().minusDays(2), today().minusDays(1))).isEqualTo(AbsenceResult.Problem.OVER);
        assertThat(refusal(today().plusDays(2), today().plusDays(1))).isEqualTo(AbsenceResult.Problem.DAYS_REVERSED);
        assertThat(refusal(today(), today().plusDays(400))).isEqualTo(AbsenceResult.Problem.TOO_LONG);
        away(company.marta, 3, company.carlos);
        assertThat(refusal(today().plusDays(3), today().plusDays(9))).isEqualTo(AbsenceResult.Problem.OVERLAPS);
    }

    private AbsenceResult.Problem refusal(LocalDate from, LocalDate until) {
        return ((AbsenceResult.Refused) set(company.marta, company.marta, from, until, company.jon, Optional.empty()))
                .problem();
    }

    /** From today on, for so many days more. */
    private Absence away(Actor person, int days, Actor standIn) {
        return ((AbsenceResult.Saved) set(person, person, today(), today().plusDays(days), standIn, Optional.empty()))
                .absence();
    }

    private AbsenceResult set(
            Actor by, Actor person, LocalDate from, LocalDate until, Actor standIn, Optional<String> template) {
        return absences().set(by, new AbsenceDraft(person.person(), from, until, standIn.person(), template, ""));
    }

    private Absences absences() {
        return company.get(Absences.class);
    }

    private LocalDate today() {
        return company.clock.instant().atZone(MADRID).toLocalDate();
    }
}
