package dev.countersign.approval;

import static dev.countersign.approval.AbsentPeople.away;
import static dev.countersign.approval.AbsentPeople.set;
import static dev.countersign.approval.AbsentPeople.today;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.away.AbsenceResult;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may set an absence, and which ones are refused. */
class AbsenceRulesIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    /** Each test opens its own. */
    @SuppressWarnings("NullAway.Init")
    private Company company;

    @Test
    void aCircleOfStandInsIsRefusedWhenItIsSet() {
        company = companies.open();
        away(company, company.marta, 3, company.carlos);
        away(company, company.carlos, 3, company.jon);
        assertThat(set(
                        company,
                        company.jon,
                        company.jon,
                        today(company),
                        today(company).plusDays(1),
                        company.marta,
                        Optional.empty()))
                .isEqualTo(new AbsenceResult.Refused(AbsenceResult.Problem.CIRCLE));
        assertThat(set(
                        company,
                        company.jon,
                        company.jon,
                        today(company).plusDays(4),
                        today(company).plusDays(5),
                        company.marta,
                        Optional.empty()))
                .as("after the others are back")
                .isInstanceOf(AbsenceResult.Saved.class);
    }

    @Test
    void onlyThePersonTheirManagerAndAdministratorsSetIt() {
        company = companies.open();
        assertThat(set(
                        company,
                        company.jon,
                        company.ana,
                        today(company),
                        today(company),
                        company.carlos,
                        Optional.empty()))
                .isInstanceOf(AbsenceResult.NotAllowed.class);
        assertThat(set(
                        company,
                        company.marta,
                        company.ana,
                        today(company),
                        today(company),
                        company.carlos,
                        Optional.empty()))
                .isInstanceOf(AbsenceResult.Saved.class);
        assertThat(set(
                        company,
                        company.elena,
                        company.ana,
                        today(company).plusDays(1),
                        today(company).plusDays(1),
                        company.carlos,
                        Optional.empty()))
                .isInstanceOf(AbsenceResult.Saved.class);
        assertThat(company.count("select count(*) from audit_entry where kind = 'absence.set'"))
                .isEqualTo(2);
    }

    @Test
    void aDayThatIsOverOrReversedOrTakenIsRefused() {
        company = companies.open();
        assertThat(refusal(today(company).minusDays(2), today(company).minusDays(1)))
                .isEqualTo(AbsenceResult.Problem.OVER);
        assertThat(refusal(today(company).plusDays(2), today(company).plusDays(1)))
                .isEqualTo(AbsenceResult.Problem.DAYS_REVERSED);
        assertThat(refusal(today(company), today(company).plusDays(400))).isEqualTo(AbsenceResult.Problem.TOO_LONG);
        away(company, company.marta, 3, company.carlos);
        assertThat(refusal(today(company).plusDays(3), today(company).plusDays(9)))
                .isEqualTo(AbsenceResult.Problem.OVERLAPS);
    }

    private AbsenceResult.Problem refusal(LocalDate from, LocalDate until) {
        return ((AbsenceResult.Refused)
                        set(company, company.marta, company.marta, from, until, company.jon, Optional.empty()))
                .problem();
    }
}
