package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.execution.Messages;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonName;
import dev.countersign.people.WorkingCalendar;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.TimelineEntry;
import dev.countersign.testing.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExpiryIT {

    private static final ApprovalStep MANAGER =
            step(new Approvers.ManagerOf(Approvers.REQUESTER), new QuorumRule.Any(), Expiry.ENDS);

    @RegisterExtension
    private final Companies companies = new Companies();

    /** Each test opens its own. */
    @SuppressWarnings("NullAway.Init")
    private Company company;

    @Test
    void whatNobodyAnswersInTimeIsAnsweredAsExpiredAndEverybodyHears() {
        open(MANAGER);
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        ApprovalId approval = company.only(request, "manager");
        Instant due = company.row(approval).dueAt();

        company.goTo(due.minusMillis(1));
        company.runDueCalls();
        assertThat(company.row(approval).isOpen()).isTrue();
        company.letPass(approval);
        company.runDueCalls();

        assertThat(company.answersTo(task))
                .containsExactly(new TaskAnswer(Company.named(task), TaskAnswer.Outcome.EXPIRED, null, null));
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
        assertThat(company.waitingFor(company.marta)).isEmpty();
        assertThat(company.approve(company.marta, approval)).isEqualTo(new DecideResult.Expired(due));
        assertThat(timeline(company.ana, request))
                .anySatisfy(entry -> assertThat(entry).isInstanceOfSatisfying(TimelineEntry.Expired.class, expired -> {
                    assertThat(expired.at()).isEqualTo(due);
                    assertThat(expired.silent()).extracting(PersonName::name).containsExactly("Marta Ruiz");
                }));
        assertThat(company.count("select count(*) from audit_entry where kind = 'approval.expired'"))
                .isEqualTo(1);
        assertThat(company.letters("LAPSED")).isEqualTo(1);

        String ended =
                company.end(request, RequestEvent.Outcome.EXPIRED, new RequestEvent.Result("manager", null, null));
        company.get(Messages.class).requestEvent(ended);
        company.get(Messages.class).requestEvent(ended);
        assertThat(company.letters("EXPIRED")).isEqualTo(1);
    }

    @Test
    void whatIsDecidedInTimeStandsAndItsClockIsStopped() {
        open(MANAGER);
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        ApprovalId approval = company.only(request, "manager");
        assertThat(scheduled()).isEqualTo(3);

        company.approve(company.marta, approval);
        company.letUndoWindowPass();
        assertThat(scheduled()).as("calls of the clock that are left").isZero();
        company.letPass(approval);
        company.runDueCalls();
        assertThat(company.answersTo(task))
                .extracting(TaskAnswer::outcome)
                .containsExactly(TaskAnswer.Outcome.APPROVED);
        assertThat(company.letters("REMINDED") + company.letters("LAPSED")).isZero();
    }

    @Test
    void aWithdrawalStopsTheClockToo() {
        open(MANAGER);
        RequestId request = company.submit(company.ana);
        company.deliver(company.task(request, "manager"));
        company.deliver(company.task(request, "finance"));
        company.get(RequestService.class).withdraw(company.ana, request);
        company.runDueCalls();
        assertThat(scheduled()).isZero();
    }

    @Test
    void ofADecisionAndTheClockAtTheSameMomentOneIsFirstAndTheTokenIsAnsweredOnce() throws Exception {
        open(MANAGER);
        List<HumanTask> tasks = new ArrayList<>();
        List<ApprovalId> approvals = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            RequestId request = company.submit(company.ana);
            HumanTask task = company.task(request, "manager");
            company.deliver(task);
            tasks.add(task);
            approvals.add(company.only(request, "manager"));
        }
        company.letPass(approvals.getFirst());
        for (ApprovalId approval : approvals) {
            DecideResult result = decideAsTheClockStrikes(approval);
            ApprovalRow row = company.row(approval);
            switch (result) {
                case DecideResult.Recorded _ -> assertThat(row.outcome()).hasValue(TaskAnswer.Outcome.APPROVED);
                case DecideResult.Expired _ -> assertThat(row.isExpired()).isTrue();
                default -> throw new AssertionError(result.toString());
            }
        }
        company.letUndoWindowPass();
        assertThat(tasks).allSatisfy(task -> assertThat(company.answersTo(task)).hasSize(1));
    }

    @Test
    void aCrashBetweenTheExpiryAndItsAnswerLosesNothing() {
        open(MANAGER);
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        ApprovalId approval = company.only(request, "manager");
        company.letPass(approval);
        expire(approval);
        expire(approval);
        company.crash();
        assertThat(company.answersTo(task)).isEmpty();
        company.runDueCalls();
        company.runDueCalls();
        assertThat(company.answersTo(task)).hasSize(1);
        assertThat(company.letters("LAPSED")).isEqualTo(1);
    }

    @Test
    void whatIsTakenBackAfterItWasDueStaysOpenForAMomentAndThenExpires() {
        open(MANAGER);
        ApprovalId approval = company.waiting("manager");
        company.goTo(company.row(approval).dueAt().minusSeconds(5));
        DecideResult.Recorded recorded = (DecideResult.Recorded) company.approve(company.marta, approval);
        company.letPass(approval);
        company.runDueCalls();
        assertThat(company.undo(company.marta, recorded)).isEqualTo(new UndoResult.Undone(approval, ""));
        company.runDueCalls();
        assertThat(company.waitingFor(company.marta)).containsExactly(approval);
        company.clock.advance(Duration.ofMinutes(15));
        company.runDueCalls();
        assertThat(company.row(approval).isExpired()).isTrue();
    }

    @Test
    void oneOfTwoApprovalsDoesNotSettleAndCannotBeTakenBackOnceTheTimeHasPassed() {
        open(step(new Approvers.Group("finance"), new QuorumRule.All(), Expiry.ENDS));
        ApprovalId approval = company.waiting("manager");
        company.goTo(company.row(approval).dueAt().minusSeconds(1));
        DecideResult.Recorded recorded = (DecideResult.Recorded) company.approve(company.nuria, approval);
        company.letPass(approval);
        expire(approval);
        assertThat(company.undo(company.nuria, recorded)).isInstanceOf(UndoResult.TooLate.class);
        company.runDueCalls();
        assertThat(company.row(approval).isExpired()).isTrue();
        assertThat(company.letters("LAPSED")).as("only who had not answered").isEqualTo(1);
    }

    @Test
    void whoeverIsEscalatedToIsAskedAnewWithAsMuchTime() {
        open(step(
                new Approvers.ManagerOf(Approvers.REQUESTER),
                new QuorumRule.Any(),
                Expiry.escalatesTo(new Approvers.Group("finance"))));
        RequestId request = company.submit(company.ana);
        company.deliver(company.task(request, "manager"));
        company.letPass(company.only(request, "manager"));
        company.runDueCalls();
        company.deliver(company.task(request, "manager", 2));
        assertThat(company.waitingFor(company.marta)).isEmpty();
        assertThat(company.waitingFor(company.nuria)).hasSize(1);
        ApprovalRow second = company.rows(request).getLast();
        assertThat(second.dueAt()).isEqualTo(calendar().after(company.clock.instant(), WorkingTime.days(2)));
    }

    @Test
    void eachLevelOfEscalationHasItsPeopleAndItsTimeAndTheLastOneDenies() {
        open(step(
                new Approvers.ManagerOf(Approvers.REQUESTER),
                new QuorumRule.Any(),
                new Expiry(
                        List.of(
                                new Expiry.Escalation(new Approvers.Group("finance"), WorkingTime.hours(4)),
                                new Expiry.Escalation(new Approvers.Group("budget-owners"), null)),
                        Expiry.Last.DENY)));
        RequestId request = company.submit(company.ana);
        for (int visit = 1; visit <= 3; visit++) {
            HumanTask task = company.task(request, "manager", visit);
            company.deliver(task);
            ApprovalRow row = company.rows(request).getLast();
            assertThat(row.dueAt())
                    .as("visit %d", visit)
                    .isEqualTo(calendar()
                            .after(company.clock.instant(), visit == 1 ? WorkingTime.days(2) : WorkingTime.hours(4)));
            company.letPass(row.id());
            company.runDueCalls();
            assertThat(company.answersTo(task))
                    .extracting(TaskAnswer::outcome)
                    .containsExactly(TaskAnswer.Outcome.EXPIRED);
        }
        assertThat(company.count("select count(*) from assignment"))
                .as("Marta, Nuria and Jon, Carlos")
                .isEqualTo(4);

        company.get(Messages.class)
                .requestEvent(company.end(
                        request, RequestEvent.Outcome.DENIED, new RequestEvent.Result("manager", null, null)));
        assertThat(company.get(RequestService.class)
                        .open(company.ana, request)
                        .orElseThrow()
                        .head()
                        .status())
                .isEqualTo(RequestStatus.DENIED);
    }

    @Test
    void aManagerHigherUpIsFoundAndWhereTheLineEndsBeforeItsLast() {
        open(step(new Approvers.ManagerOf(Approvers.REQUESTER, 2), new QuorumRule.Any(), Expiry.ENDS));
        Actor leo = company.get(Organisation.class).employee(company.tenant, "Leo Sanz", company.ana);
        company.waitingAt(company.submit(leo), "manager");
        assertThat(company.why(company.marta))
                .isEqualTo(new ReadableReason(Reason.Kind.MANAGER_ABOVE, List.of(Text.of("Leo Sanz"))));
        company.waiting("manager");
        assertThat(company.waitingFor(company.marta))
                .as("also of Ana, who has one above her")
                .hasSize(2);
    }

    @Test
    void administratorsHearOfAnExecutionThatTookAStepForExpiredBeforeItWasDue() {
        open(step(
                new Approvers.ManagerOf(Approvers.REQUESTER),
                new QuorumRule.Any(),
                Expiry.escalatesTo(new Approvers.Group("finance"))));
        RequestId early = company.submit(company.ana);
        company.deliver(company.task(early, "manager"));
        company.deliver(company.task(early, "manager", 2));
        RequestId inTime = company.submit(company.ana);
        company.deliver(company.task(inTime, "manager"));
        company.letPass(company.rows(inTime).getFirst().id());
        company.deliver(company.task(inTime, "manager", 2));

        assertThat(company.get(Alarms.class)
                        .page(company.elena, true, Optional.empty())
                        .alarms())
                .extracting(alarm -> alarm.kind() + " " + alarm.subject())
                .containsExactly("STEP_LEFT_EARLY " + early);
    }

    @Test
    void whoHasNotAnsweredIsRemindedAsOftenAsTheTemplateSays() {
        open(step(new Approvers.Group("finance"), new QuorumRule.All(), Expiry.ENDS));
        ApprovalId approval = company.waiting("manager");
        Instant due = company.row(approval).dueAt();
        company.goTo(calendar().before(due, WorkingTime.days(1)));
        company.runDueCalls();
        company.runDueCalls();
        assertThat(company.letters("REMINDED")).isEqualTo(2);
        company.approve(company.nuria, approval);
        company.goTo(calendar().before(due, WorkingTime.hours(2)));
        company.runDueCalls();
        assertThat(company.letters("REMINDED")).as("Jon once more").isEqualTo(3);
    }

    @Test
    void anExpressionNamesItsPeopleByTheirAddresses() {
        open(step(
                new Approvers.Expression(
                        "$form.amount.amount > 1000 ? ['nuria.mas@example.test', 'ghost@example.test', $requester.email]"),
                new QuorumRule.Any(),
                Expiry.ENDS));
        company.waiting("manager");
        assertThat(company.why(company.nuria)).isEqualTo(new ReadableReason(Reason.Kind.EXPRESSION, List.of()));
        assertThat(company.why(company.marta))
                .as("in place of the requester")
                .isEqualTo(new ReadableReason(Reason.Kind.MANAGER_OF, List.of(Text.of("Ana Torres"))));
        assertThat(company.count("select count(*) from assignment")).isEqualTo(2);
    }

    @Test
    void whereAnExpressionFailsAnAdministratorDecidesAndReadsWhy() {
        open(step(new Approvers.Expression("$form.nothing.there"), new QuorumRule.All(), Expiry.ENDS));
        ApprovalId approval = company.waiting("manager");
        assertThat(company.why(company.elena)).isEqualTo(new ReadableReason(Reason.Kind.EXPRESSION_FAILED, List.of()));
        assertThat(company.count(
                        "select count(*) from audit_entry where kind = 'approval.opened' and content like '%problem%'"))
                .isEqualTo(1);
        assertThat(company.approve(company.elena, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whereNobodyAtAllCanBeAskedItShowsTheAdministratorIsToldAndTheClockGoesOn() {
        open(step(new Approvers.Group("nobody"), new QuorumRule.Any(), Expiry.ENDS));
        RequestId request = company.submit(company.elena);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        assertThat(timeline(company.elena, request))
                .anySatisfy(entry -> assertThat(entry)
                        .isInstanceOfSatisfying(
                                TimelineEntry.Asked.class,
                                asked -> assertThat(asked.people()).isEmpty()));
        assertThat(company.letters("UNASKED")).isEqualTo(1);
        company.letPass(company.only(request, "manager"));
        company.runDueCalls();
        assertThat(company.answersTo(task)).extracting(TaskAnswer::outcome).containsExactly(TaskAnswer.Outcome.EXPIRED);
    }

    private void open(ApprovalStep first) {
        company = companies.open(Purchase.template(first));
    }

    @Test
    void aMemberOfAGroupReadsItsNameInTheirLanguage() {
        open(step(new Approvers.Group("finance"), new QuorumRule.Any(), Expiry.ENDS));
        company.waiting("manager");
        assertThat(company.why(company.nuria))
                .isEqualTo(
                        new ReadableReason(Reason.Kind.GROUP, List.of(new Text("Finance", Map.of("es", "Finanzas")))));
    }

    private static ApprovalStep step(Approvers approvers, QuorumRule rule, Expiry expiry) {
        ApprovalStep plain = Purchase.approval("manager", approvers);
        return new ApprovalStep(
                plain.key(),
                plain.name(),
                approvers,
                rule,
                plain.due(),
                List.of(WorkingTime.days(1), WorkingTime.hours(2)),
                expiry,
                plain.answers());
    }

    private DecideResult decideAsTheClockStrikes(ApprovalId approval) throws Exception {
        return Simultaneous.<Optional<DecideResult>>calls(
                        () -> Optional.of(company.approve(company.marta, approval)), () -> {
                            expire(approval);
                            return Optional.empty();
                        })
                .getFirst()
                .orElseThrow();
    }

    private void expire(ApprovalId approval) {
        company.get(ExpireCall.class).run(ApprovalRef.of(company.tenant, approval));
    }

    private List<TimelineEntry> timeline(Actor actor, RequestId request) {
        return company.get(RequestService.class)
                .open(actor, request)
                .orElseThrow()
                .timeline();
    }

    private WorkingCalendar calendar() {
        return company.get(WorkingCalendars.class).of(company.tenant);
    }

    private int scheduled() {
        return company.count(
                "select count(*) from scheduled_tasks where task_name in ('expire-approval', 'remind-approvers')");
    }
}
