package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.away.Absence;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.away.AbsentDays;
import dev.countersign.away.AwayPage;
import dev.countersign.listing.Range;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationItem;
import dev.countersign.people.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever decides for somebody knows it before that person is away. */
class StandInToldIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();
    private final LocalDate tomorrow = AbsentPeople.today(company).plusDays(1);

    @Test
    void aPlannedAbsenceIsToldToTheStandInAndStandsOnTheirPageAndOnThatOfTheManager() {
        Absence absence = planned(company.carlos);

        assertThat(told(company.carlos)).containsExactly("STANDS_IN Marta Ruiz " + AbsentDays.of(absence));
        assertThat(company.letters("STANDS_IN")).isEqualTo(1);
        assertThat(page(company.carlos).places()).singleElement().satisfies(place -> {
            assertThat(place.of().name()).isEqualTo("Marta Ruiz");
            assertThat(place.running()).isFalse();
            assertThat(place.absence().firstDay()).isEqualTo(tomorrow);
        });
        assertThat(page(company.marta).places()).isEmpty();
    }

    @Test
    void otherDaysAndAnotherStandInAreToldAndANoteIsNot() {
        Absence absence = planned(company.carlos);
        AbsenceDraft before = AbsenceDraft.of(absence);
        AbsenceDraft noted = new AbsenceDraft(
                before.person(), tomorrow, tomorrow.plusDays(3), before.standIn(), Optional.empty(), "Call me");
        AbsenceDraft longer = new AbsenceDraft(
                before.person(), tomorrow, tomorrow.plusDays(5), before.standIn(), Optional.empty(), "Call me");
        AbsenceDraft other = new AbsenceDraft(
                before.person(), tomorrow, tomorrow.plusDays(5), company.jon.person(), Optional.empty(), "Call me");

        change(absence, before, noted);
        assertThat(told(company.carlos)).hasSize(1);
        change(absence, noted, longer);
        assertThat(told(company.carlos))
                .startsWith("STANDS_IN Marta Ruiz " + new AbsentDays(tomorrow, tomorrow.plusDays(5)));
        change(absence, longer, other);

        assertThat(told(company.carlos))
                .startsWith("STANDS_IN_NO_MORE Marta Ruiz " + tomorrow + "/" + tomorrow.plusDays(5));
        assertThat(told(company.jon)).containsExactly("STANDS_IN Marta Ruiz " + tomorrow + "/" + tomorrow.plusDays(5));
    }

    @Test
    void whatIsRemovedBeforeItBeginsIsToldToo() {
        Absence absence = planned(company.carlos);

        company.get(Absences.class).end(company.marta, absence.id());

        assertThat(told(company.carlos)).first().isEqualTo("STANDS_IN_NO_MORE Marta Ruiz " + AbsentDays.of(absence));
        assertThat(page(company.carlos).places()).isEmpty();
    }

    @Test
    void whatAnAdministratorSaysOfSomebodyIsToldToThem() {
        AbsentPeople.set(company, company.elena, company.marta, tomorrow, tomorrow, company.carlos, Optional.empty());

        assertThat(told(company.marta)).first().asString().startsWith("ABSENCE_CHANGED Elena ");
        assertThat(told(company.carlos)).containsExactly("STANDS_IN Marta Ruiz " + tomorrow + "/" + tomorrow);
    }

    private Absence planned(Actor standIn) {
        return ((AbsenceResult.Saved) AbsentPeople.set(
                        company,
                        company.marta,
                        company.marta,
                        tomorrow,
                        tomorrow.plusDays(3),
                        standIn,
                        Optional.empty()))
                .absence();
    }

    private void change(Absence absence, AbsenceDraft before, AbsenceDraft after) {
        assertThat(company.get(Absences.class).change(company.marta, absence.id(), before, after))
                .isInstanceOf(AbsenceResult.Saved.class);
    }

    private AwayPage page(Actor actor) {
        return company.get(Absences.class).open(actor, actor.person()).orElseThrow();
    }

    private List<String> told(Actor actor) {
        return company.get(NotificationCenter.class).page(actor, Range.first()).rows().stream()
                .map(StandInToldIT::line)
                .toList();
    }

    private static String line(NotificationItem item) {
        return item.kind() + " " + item.by() + " " + item.title().standard();
    }
}
