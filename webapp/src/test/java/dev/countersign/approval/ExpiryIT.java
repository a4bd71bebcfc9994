package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.Rule;
import dev.countersign.definitions.step.WorkingTime;
import dev.countersign.definitions.text.Text;
import dev.countersign.execution.Messages;
import dev.countersign.listing.Range;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.people.Actor;
import dev.countersign.people.WorkingCalendar;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.TimelineEntry;
import dev.countersign.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpiryIT {

    private static final Duration UNDO_WINDOW = Duration.ofSeconds(10);
    private static final ApprovalStep MANAGER =
            step(new Approvers.ManagerOf(Approvers.REQUESTER), new Rule.Any(), Expiry.ENDS);

    private static LocalAws aws;

    @TempDir
    Path dataDir;

    /** Each test opens one of its own. */
    @SuppressWarnings("NullAway.Init")
    private Company company;

    @BeforeAll
    static void startAws() throws IOException {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabase.get().empty(), Company.KEYS));
    }

    @AfterAll
    static void stopAws() {
        aws.close();
    }

    @AfterEach
    void closeCompany() {
        company.close();
    }

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

        assertThat(answers(task))
                .containsExactly(new TaskAnswer(Company.named(task), TaskAnswer.Outcome.EXPIRED, null, null));
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
        assertThat(inbox(company.marta)).isEmpty();
        assertThat(company.decide(company.marta, approval, Verdict.APPROVE, ""))
                .isEqualTo(new DecideResult.Expired(due));
        assertThat(timeline(company.ana, request))
                .anySatisfy(entry -> assertThat(entry)
                        .isInstanceOfSatisfying(
                                TimelineEntry.Expired.class,
                                expired -> assertThat(expired.at()).isEqualTo(due)));
        assertThat(company.count("select count(*) from audit_entry where kind = 'approval.expired'"))
                .isEqualTo(1);
        assertThat(letters("LAPSED")).isEqualTo(1);

        String ended =
                company.end(request, RequestEvent.Outcome.EXPIRED, new RequestEvent.Result("manager", null, null));
        company.get(Messages.class).requestEvent(ended);
        company.get(Messages.class).requestEvent(ended);
        assertThat(letters("EXPIRED")).isEqualTo(1);
    }

    @Test
    void whatIsDecidedInTimeStandsAndItsClockIsStopped() {
        open(MANAGER);
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        ApprovalId approval = company.only(request, "manager");
        assertThat(scheduled()).isEqualTo(3);

        company.decide(company.marta, approval, Verdict.APPROVE, "");
        company.clock.advance(UNDO_WINDOW);
        company.runDueCalls();
        assertThat(scheduled()).as("calls of the clock that are left").isZero();
        company.letPass(approval);
        company.runDueCalls();
        assertThat(answers(task)).extracting(TaskAnswer::outcome).containsExactly(TaskAnswer.Outcome.APPROVED);
        assertThat(letters("REMINDED") + letters("LAPSED")).isZero();
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
        company.clock.advance(UNDO_WINDOW);
        company.runDueCalls();
        assertThat(tasks).allSatisfy(task -> assertThat(answers(task)).hasSize(1));
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
        assertThat(answers(task)).isEmpty();
        company.runDueCalls();
        company.runDueCalls();
        assertThat(answers(task)).hasSize(1);
        assertThat(letters("LAPSED")).isEqualTo(1);
    }

    @Test
    void whatIsTakenBackAfterItWasDueStaysOpenForAMomentAndThenExpires() {
        open(MANAGER);
        ApprovalId approval = company.waiting("manager");
        company.goTo(company.row(approval).dueAt().minusSeconds(5));
        DecideResult.Recorded recorded =
                (DecideResult.Recorded) company.decide(company.marta, approval, Verdict.APPROVE, "");
        company.letPass(approval);
        company.runDueCalls();
        assertThat(company.approvals().undo(company.marta, recorded.decision()))
                .isEqualTo(new UndoResult.Undone(approval, ""));
        company.runDueCalls();
        assertThat(inbox(company.marta)).containsExactly(approval);
        company.clock.advance(Duration.ofMinutes(15));
        company.runDueCalls();
        assertThat(company.row(approval).isExpired()).isTrue();
    }

    @Test
    void oneOfTwoApprovalsDoesNotSettleAndCannotBeTakenBackOnceTheTimeHasPassed() {
        open(step(new Approvers.Group("finance"), new Rule.All(), Expiry.ENDS));
        ApprovalId approval = company.waiting("manager");
        company.goTo(company.row(approval).dueAt().minusSeconds(1));
        DecideResult.Recorded recorded =
                (DecideResult.Recorded) company.decide(company.nuria, approval, Verdict.APPROVE, "");
        company.letPass(approval);
        expire(approval);
        assertThat(company.approvals().undo(company.nuria, recorded.decision())).isInstanceOf(UndoResult.TooLate.class);
        company.runDueCalls();
        assertThat(company.row(approval).isExpired()).isTrue();
        assertThat(letters("LAPSED")).as("only who had not answered").isEqualTo(1);
    }

    @Test
    void whoeverIsEscalatedToIsAskedAnewWithAsMuchTime() {
        open(step(
                new Approvers.ManagerOf(Approvers.REQUESTER),
                new Rule.Any(),
                Expiry.escalatesTo(new Approvers.Group("finance"))));
        RequestId request = company.submit(company.ana);
        company.deliver(company.task(request, "manager"));
        company.letPass(company.only(request, "manager"));
        company.runDueCalls();
        company.deliver(company.task(request, "manager", 2));
        assertThat(inbox(company.marta)).isEmpty();
        assertThat(inbox(company.nuria)).hasSize(1);
        ApprovalRow second = company.rows(request).getLast();
        assertThat(second.dueAt()).isEqualTo(calendar().after(company.clock.instant(), WorkingTime.days(2)));
    }

    @Test
    void administratorsHearOfAnExecutionThatTookAStepForExpiredBeforeItWasDue() {
        open(step(
                new Approvers.ManagerOf(Approvers.REQUESTER),
                new Rule.Any(),
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
        open(step(new Approvers.Group("finance"), new Rule.All(), Expiry.ENDS));
        ApprovalId approval = company.waiting("manager");
        Instant due = company.row(approval).dueAt();
        company.goTo(calendar().before(due, WorkingTime.days(1)));
        company.runDueCalls();
        company.runDueCalls();
        assertThat(letters("REMINDED")).isEqualTo(2);
        company.decide(company.nuria, approval, Verdict.APPROVE, "");
        company.goTo(calendar().before(due, WorkingTime.hours(2)));
        company.runDueCalls();
        assertThat(letters("REMINDED")).as("Jon once more").isEqualTo(3);
    }

    @Test
    void anExpressionNamesItsPeopleByTheirAddresses() {
        open(step(
                new Approvers.Expression(
                        "$form.amount.amount > 1000 ? ['nuria.mas@example.test', 'ghost@example.test', $requester.email]"),
                new Rule.Any(),
                Expiry.ENDS));
        company.waiting("manager");
        assertThat(why(company.nuria)).isEqualTo(new ReadableReason(Reason.Kind.EXPRESSION, List.of()));
        assertThat(why(company.marta))
                .as("in place of the requester")
                .isEqualTo(new ReadableReason(Reason.Kind.MANAGER_OF, List.of(Text.of("Ana Torres"))));
        assertThat(company.count("select count(*) from assignment")).isEqualTo(2);
    }

    @Test
    void whereAnExpressionFailsAnAdministratorDecidesAndReadsWhy() {
        open(step(new Approvers.Expression("$form.nothing.there"), new Rule.All(), Expiry.ENDS));
        ApprovalId approval = company.waiting("manager");
        assertThat(why(company.elena)).isEqualTo(new ReadableReason(Reason.Kind.EXPRESSION_FAILED, List.of()));
        assertThat(company.count(
                        "select count(*) from audit_entry where kind = 'approval.opened' and content like '%problem%'"))
                .isEqualTo(1);
        assertThat(company.decide(company.elena, approval, Verdict.APPROVE, ""))
                .isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whereNobodyAtAllCanBeAskedItShowsTheAdministratorIsToldAndTheClockGoesOn() {
        open(step(new Approvers.Group("nobody"), new Rule.Any(), Expiry.ENDS));
        RequestId request = company.submit(company.elena);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        assertThat(timeline(company.elena, request))
                .anySatisfy(entry -> assertThat(entry)
                        .isInstanceOfSatisfying(
                                TimelineEntry.Asked.class,
                                asked -> assertThat(asked.people()).isEmpty()));
        assertThat(letters("UNASKED")).isEqualTo(1);
        company.letPass(company.only(request, "manager"));
        company.runDueCalls();
        assertThat(answers(task)).extracting(TaskAnswer::outcome).containsExactly(TaskAnswer.Outcome.EXPIRED);
    }

    private void open(ApprovalStep first) {
        company = new Company(aws.endpoint(), dataDir, Purchase.template(first));
    }

    @Test
    void aMemberOfAGroupReadsItsNameInTheirLanguage() {
        open(step(new Approvers.Group("finance"), new Rule.Any(), Expiry.ENDS));
        company.waiting("manager");
        assertThat(why(company.nuria))
                .isEqualTo(
                        new ReadableReason(Reason.Kind.GROUP, List.of(new Text("Finance", Map.of("es", "Finanzas")))));
    }

    private static ApprovalStep step(Approvers approvers, Rule rule, Expiry expiry) {
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
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<DecideResult> decided = both.submit(() -> {
                together.await();
                return company.decide(company.marta, approval, Verdict.APPROVE, "");
            });
            Future<ApprovalId> struck = both.submit(() -> {
                together.await();
                expire(approval);
                return approval;
            });
            assertThat(struck.get()).isEqualTo(approval);
            return decided.get();
        }
    }

    private void expire(ApprovalId approval) {
        company.get(ExpireCall.class).run(ApprovalRef.of(company.tenant, approval));
    }

    private List<TaskAnswer> answers(HumanTask task) {
        return company.stepFunctions.answersTo(List.of(task.taskToken())).stream()
                .map(TaskAnswer::fromJson)
                .toList();
    }

    private Stream<InboxItem> items(Actor actor) {
        return company.approvals().inbox(actor, InboxFilter.ALL, Range.first()).rows().stream();
    }

    private List<ApprovalId> inbox(Actor actor) {
        return items(actor).map(InboxItem::approval).toList();
    }

    private ReadableReason why(Actor actor) {
        return items(actor).map(InboxItem::why).findFirst().orElseThrow();
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

    private int letters(String kind) {
        return company.count("select count(*) from notification where kind = '" + kind + "'");
    }

    private int scheduled() {
        return company.count(
                "select count(*) from scheduled_tasks where task_name in ('expire-approval', 'remind-approvers')");
    }
}
