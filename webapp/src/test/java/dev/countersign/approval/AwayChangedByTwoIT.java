package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.audit.LastChange;
import dev.countersign.away.Absence;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceDraft.Field;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.away.OwnWeekResult;
import dev.countersign.away.OwnWeeks;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.people.WorkingHours;
import dev.countersign.people.WorkingWeek;
import dev.countersign.tenant.Edit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A person and an administrator have opened the same absence, or the same working hours. */
class AwayChangedByTwoIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final LocalDate today =
            company.clock.instant().atZone(ZoneId.of("Europe/Madrid")).toLocalDate();

    @Test
    void differentFieldsAreBothKept() {
        Absence absence = absence();
        AbsenceDraft opened = AbsenceDraft.of(absence);
        change(company.elena, absence, opened, draft(5, company.carlos, ""));
        assertThat(change(company.marta, absence, opened, draft(3, company.jon, "")))
                .isInstanceOfSatisfying(
                        AbsenceResult.Saved.class,
                        saved -> assertThat(AbsenceDraft.of(saved.absence())).isEqualTo(draft(5, company.jon, "")));
    }

    @Test
    void theSameFieldIsShownBeforeItIsReplaced() {
        Absence absence = absence();
        AbsenceDraft opened = AbsenceDraft.of(absence);
        change(company.elena, absence, opened, draft(3, company.nuria, ""));
        change(company.marta, absence, draft(3, company.nuria, ""), draft(5, company.nuria, "Call Nuria"));

        AbsenceResult refused = change(company.marta, absence, opened, draft(3, company.jon, "Call Jon"));

        assertThat(refused).isInstanceOfSatisfying(AbsenceResult.ChangedByOthers.class, others -> {
            assertThat(others.fields()).containsExactlyInAnyOrder(Field.STAND_IN, Field.NOTE);
            assertThat(others.now()).isEqualTo(draft(5, company.nuria, "Call Nuria"));
            assertThat(others.last()).as("nobody knows it of the note").hasSize(1);
            isByElena(Optional.ofNullable(others.last().get(Field.STAND_IN)));
        });
        AbsenceDraft known = opened.with(Set.of(Field.STAND_IN), draft(5, company.nuria, ""));
        assertThat(change(company.marta, absence, known, draft(3, company.jon, "")))
                .isInstanceOfSatisfying(
                        AbsenceResult.Saved.class,
                        saved -> assertThat(AbsenceDraft.of(saved.absence()))
                                .isEqualTo(draft(5, company.jon, "Call Nuria")));
    }

    @Test
    void workingHoursThatSomebodyElseHasSetAreShownBeforeTheyAreReplaced() {
        OwnWeeks weeks = company.get(OwnWeeks.class);
        Optional<WorkingWeek> mondays = week(DayOfWeek.MONDAY);
        Optional<WorkingWeek> fridays = week(DayOfWeek.FRIDAY);
        weeks.set(company.elena, company.marta.person(), new Edit<>(Optional.empty(), mondays));

        assertThat(weeks.set(company.marta, company.marta.person(), new Edit<>(Optional.empty(), fridays)))
                .isInstanceOfSatisfying(OwnWeekResult.ChangedByOthers.class, others -> {
                    assertThat(others.now()).isEqualTo(mondays);
                    isByElena(others.last());
                });
        assertThat(weeks.set(company.marta, company.marta.person(), new Edit<>(mondays, fridays)))
                .isEqualTo(new OwnWeekResult.Saved());
        assertThat(company.get(WorkingCalendars.class).ownWeek(company.tenant, company.marta.person()))
                .isEqualTo(fridays);
    }

    private void isByElena(Optional<LastChange> last) {
        assertThat(last.map(LastChange::by).map(PersonName::id)).contains(company.elena.person());
    }

    private static Optional<WorkingWeek> week(DayOfWeek day) {
        return Optional.of(new WorkingWeek(Map.of(day, new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0)))));
    }

    private Absence absence() {
        return ((AbsenceResult.Saved) absences().set(company.marta, draft(3, company.carlos, ""))).absence();
    }

    private AbsenceResult change(Actor by, Absence absence, AbsenceDraft opened, AbsenceDraft wanted) {
        return absences().change(by, absence.id(), opened, wanted);
    }

    private Absences absences() {
        return company.get(Absences.class);
    }

    private AbsenceDraft draft(int days, Actor standIn, String note) {
        return new AbsenceDraft(
                company.marta.person(), today, today.plusDays(days), standIn.person(), Optional.empty(), note);
    }
}
