package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.away.OwnWeekResult;
import dev.countersign.away.OwnWeeks;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.compile.Timeouts;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.people.Actor;
import dev.countersign.people.Holiday;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.people.WorkingHours;
import dev.countersign.people.WorkingWeek;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.Edit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reminders, due dates and escalations over a weekend and a holiday; only the test moves the clock. */
class WorkingTimeIT {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    /** A Friday; the Monday after it is a holiday. */
    private static final LocalDate FRIDAY = LocalDate.of(2028, 4, 28);

    private static final LocalDate TUESDAY = FRIDAY.plusDays(4);

    @RegisterExtension
    private final Companies companies = new Companies();

    /** Each test opens its own. */
    @SuppressWarnings("NullAway.Init")
    private Company company;

    @Test
    void twoRemindersAndTwoEscalationsComeInWorkingTime() {
        open();
        RequestId request = company.submit(company.ana);
        company.deliver(company.task(request, "manager"));
        assertThat(company.rows(request).getLast().dueAt()).isEqualTo(at(TUESDAY, 12));

        assertThat(lettersAt(at(FRIDAY, 16).minusMillis(1), "REMINDED")).isZero();
        assertThat(lettersAt(at(FRIDAY, 16), "REMINDED")).isEqualTo(1);
        assertThat(lettersAt(at(TUESDAY, 11).minusMillis(1), "REMINDED"))
                .as("neither at the weekend nor on the holiday")
                .isEqualTo(1);
        assertThat(lettersAt(at(TUESDAY, 11), "REMINDED")).isEqualTo(2);
        assertThat(lettersAt(at(TUESDAY, 12), "LAPSED")).isEqualTo(1);

        company.deliver(company.task(request, "manager", 2));
        assertThat(company.rows(request).getLast().dueAt()).isEqualTo(at(TUESDAY, 16));
        assertThat(lettersAt(at(TUESDAY, 15), "REMINDED")).as("both of finance").isEqualTo(4);
        assertThat(lettersAt(at(TUESDAY, 16), "LAPSED")).isEqualTo(3);

        company.deliver(company.task(request, "manager", 3));
        Instant last = at(TUESDAY.plusDays(1), 12);
        assertThat(company.rows(request).getLast().dueAt()).isEqualTo(last);
        assertThat(company.waitingFor(company.carlos)).hasSize(1);
        assertThat(lettersAt(last, "LAPSED")).isEqualTo(4);
        assertThat(company.rows(request))
                .extracting(ApprovalRow::outcome)
                .containsOnly(Optional.of(TaskAnswer.Outcome.EXPIRED));
    }

    @Test
    void whoIsAskedAloneHasTheTimeOfTheirOwnWeek() {
        open();
        company.get(WorkingCalendars.class)
                .setOwnWeek(
                        company.tenant,
                        company.marta.person(),
                        Optional.of(new WorkingWeek(Map.of(
                                DayOfWeek.SATURDAY, new WorkingHours(LocalTime.of(8, 0), LocalTime.of(16, 0))))));
        RequestId request = company.submit(company.ana);
        company.deliver(company.task(request, "manager"));
        assertThat(company.rows(request).getLast().dueAt()).isEqualTo(at(FRIDAY.plusDays(1), 16));
    }

    /** The state of the execution would time out before, and its end would not be that of the approval. */
    @Test
    void howeverLittleSomebodyWorksTheyAreAskedNoLongerThanTheExecutionWaits() {
        company = companies.open(dueIn(WorkingTime.days(10)));
        works(company.marta, DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(16, 0));
        assertThat(asked().dueAt()).isEqualTo(company.clock.instant().plus(Duration.ofDays(49)));

        works(company.marta, DayOfWeek.MONDAY, LocalTime.of(0, 0), LocalTime.of(0, 1));
        ApprovalRow row = asked();
        assertThat(row.dueAt()).isEqualTo(company.clock.instant().plus(Duration.ofDays(49)));
        assertThat(company.get(Extensions.class)
                        .extend(company.elena, row.id(), row.dueAt().plusSeconds(60), "Ill"))
                .isEqualTo(new ExtendResult.TooLate(row.dueAt()));

        company.clock.advance(Duration.ofDays(49));
        company.runDueCalls();
        assertThat(company.row(row.id()).isExpired()).isTrue();
    }

    @Test
    void aVeryLongStepIsDueBeforeItsExecutionTimesOut() {
        company = companies.open(dueIn(WorkingTime.hours(1_600)));
        works(company.marta, DayOfWeek.MONDAY, LocalTime.of(0, 0), LocalTime.of(0, 1));
        assertThat(asked().dueAt())
                .isEqualTo(company.clock
                        .instant()
                        .plus(Timeouts.of(WorkingTime.hours(1_600)))
                        .minus(Duration.ofDays(1)));
    }

    @Test
    void aWeekOfLessThanFourHoursIsRefused() {
        open();
        WorkingWeek little = new WorkingWeek(Map.of(
                DayOfWeek.MONDAY, new WorkingHours(LocalTime.of(9, 0), LocalTime.of(11, 0)),
                DayOfWeek.TUESDAY, new WorkingHours(LocalTime.of(9, 0), LocalTime.of(10, 59))));
        WorkingWeek enough =
                new WorkingWeek(Map.of(DayOfWeek.MONDAY, new WorkingHours(LocalTime.of(9, 0), LocalTime.of(13, 0))));

        OwnWeeks own = company.get(OwnWeeks.class);
        assertThat(own.set(company.marta, company.marta.person(), new Edit<>(Optional.empty(), Optional.of(little))))
                .isEqualTo(new OwnWeekResult.TooFewHours());
        assertThat(own.set(company.marta, company.marta.person(), new Edit<>(Optional.empty(), Optional.of(enough))))
                .isEqualTo(new OwnWeekResult.Saved());
        assertThat(company.get(WorkingCalendars.class).ownWeek(company.tenant, company.marta.person()))
                .contains(enough);
    }

    private ApprovalRow asked() {
        RequestId request = company.submit(company.ana);
        company.deliver(company.task(request, "manager"));
        return company.rows(request).getLast();
    }

    private void works(Actor person, DayOfWeek day, LocalTime opens, LocalTime closes) {
        company.get(WorkingCalendars.class)
                .setOwnWeek(
                        company.tenant,
                        person.person(),
                        Optional.of(new WorkingWeek(Map.of(day, new WorkingHours(opens, closes)))));
    }

    private static TemplateDefinition dueIn(WorkingTime time) {
        ApprovalStep plain = Purchase.approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER));
        return Purchase.template(new ApprovalStep(
                plain.key(),
                plain.name(),
                new Approvers.ManagerOf(Approvers.REQUESTER),
                new QuorumRule.Any(),
                time,
                List.of(WorkingTime.hours(4)),
                Expiry.ENDS,
                plain.answers()));
    }

    private void open() {
        ApprovalStep plain = Purchase.approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER));
        company = companies.open(Purchase.template(new ApprovalStep(
                plain.key(),
                plain.name(),
                new Approvers.ManagerOf(Approvers.REQUESTER),
                new QuorumRule.Any(),
                WorkingTime.days(1),
                List.of(WorkingTime.hours(4), WorkingTime.hours(1)),
                new Expiry(
                        List.of(
                                new Expiry.Escalation(new Approvers.Group("finance"), WorkingTime.hours(4)),
                                new Expiry.Escalation(new Approvers.Group("budget-owners"), null)),
                        Expiry.Last.DENY),
                plain.answers())));
        company.get(WorkingCalendars.class)
                .addHolidays(company.tenant, List.of(new Holiday(FRIDAY.plusDays(3), "Labour Day")));
        company.goTo(at(FRIDAY, 12));
    }

    private int lettersAt(Instant moment, String kind) {
        company.goTo(moment);
        company.runDueCalls();
        return company.letters(kind);
    }

    private static Instant at(LocalDate day, int hour) {
        return LocalDateTime.of(day, LocalTime.of(hour, 0)).atZone(MADRID).toInstant();
    }
}
