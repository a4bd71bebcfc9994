package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.away.Absence;
import dev.countersign.away.AbsenceDraft;
import dev.countersign.away.AbsenceId;
import dev.countersign.away.AbsenceResult;
import dev.countersign.away.Absences;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets people of a company, who live in Madrid, go away and come back. */
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

    /** From today on, for three days more. What waits is passed to the stand-in. */
    static AbsenceId goesAway(Company company, Actor person, Actor standIn) {
        AbsenceId absence = away(company, person, 3, standIn).id();
        company.runDueCalls();
        return absence;
    }

    /** A second later. What waits for the stand-in comes back. */
    static void isBack(Company company, Actor person, AbsenceId absence) {
        company.clock.advance(Duration.ofSeconds(1));
        company.get(Absences.class).end(person, absence);
        company.runDueCalls();
    }

    static void delegate(Company company, Actor from, ApprovalId approval, Actor to) {
        assertThat(company.get(Handovers.class).delegate(from, approval, to.person(), "please"))
                .isInstanceOf(HandoverResult.HandedOver.class);
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

    /** What the requester reads about who has it. */
    static List<String> history(Company company, ApprovalId approval) {
        return company
                .get(RequestService.class)
                .open(company.ana, company.row(approval).request())
                .orElseThrow()
                .timeline()
                .stream()
                .flatMap(entry -> switch (entry) {
                    case TimelineEntry.Asked asked -> asked.people().stream().map(person -> person.name() + " asked");
                    case TimelineEntry.PassedOn passed ->
                        Stream.of(passed.standIn().name() + " for "
                                + passed.owner().name());
                    case TimelineEntry.Back back -> Stream.of(back.owner().name() + " back");
                    case TimelineEntry.Passed passed ->
                        Stream.of(passed.from().name() + " to " + passed.to().name());
                    default -> Stream.empty();
                })
                .toList();
    }
}
