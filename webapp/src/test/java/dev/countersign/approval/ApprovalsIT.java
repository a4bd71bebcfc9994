package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.execution.Messages;
import dev.countersign.listing.Range;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.WithdrawResult;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApprovalsIT {

    private static final Duration UNDO_WINDOW = Duration.ofSeconds(10);

    private static LocalAws aws;

    @TempDir
    Path dataDir;

    private Company company;

    @BeforeAll
    static void startAws() throws IOException {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabase.get().empty(), Company.KEYS));
    }

    @AfterAll
    static void stopAws() {
        aws.close();
    }

    @BeforeEach
    void openCompany() {
        company = new Company(aws.endpoint(), dataDir);
    }

    @AfterEach
    void closeCompany() {
        company.close();
    }

    @Test
    void eachMessageDeliveredThreeTimesInAnyOrderAsksEachPersonOnce() {
        RequestId request = company.submit(company.ana);
        List<String> messages = new ArrayList<>();
        for (String step : List.of("manager", "finance", "budget")) {
            String message = company.task(request, step).toJson();
            messages.addAll(List.of(message, message, message));
        }
        long seed = System.nanoTime();
        System.out.println("messages shuffled with seed " + seed);
        Collections.shuffle(messages, new Random(seed));
        messages.forEach(company.get(Messages.class)::humanTask);

        assertThat(company.rows(request))
                .extracting(ApprovalRow::step)
                .containsExactlyInAnyOrder("manager", "finance", "budget");
        assertThat(company.count("select count(*) from assignment")).isEqualTo(4);
        assertThat(company.count("select count(*) from notification")).isEqualTo(4);
        assertThat(company.count("select count(*) from audit_entry where kind = 'approval.opened'"))
                .isEqualTo(3);
    }

    @Test
    void aDecisionIsGivenToTheExecutionOnceTheUndoWindowHasPassedAndNotBefore() {
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        ApprovalId approval = company.only(request, "manager");

        assertThat(company.decide(company.marta, approval, Verdict.APPROVE, "go on"))
                .isInstanceOf(DecideResult.Recorded.class);
        company.runDueCalls();
        assertThat(company.stepFunctions.answers()).isEmpty();

        company.clock.advance(UNDO_WINDOW);
        company.runDueCalls();
        assertThat(company.stepFunctions.answersTo(List.of(task.taskToken())))
                .singleElement()
                .satisfies(answer -> assertThat(TaskAnswer.fromJson(answer))
                        .isEqualTo(new TaskAnswer(
                                Company.named(task),
                                TaskAnswer.Outcome.APPROVED,
                                company.marta.person().toString(),
                                "go on")));
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
    }

    @Test
    void aDecisionTakenBackOpensTheApprovalForEverybodyAgainAndNothingIsSent() {
        ApprovalId approval = company.waiting("finance");
        DecideResult.Recorded recorded =
                (DecideResult.Recorded) company.decide(company.nuria, approval, Verdict.APPROVE, "Within\nthe budget.");
        assertThat(inbox(company.jon)).isEmpty();

        assertThat(company.approvals().undo(company.nuria, recorded.decision()))
                .isEqualTo(new UndoResult.Undone(approval, "Within\nthe budget."));
        assertThat(company.approvals().undo(company.nuria, recorded.decision()))
                .isEqualTo(new UndoResult.AlreadyUndone());
        company.clock.advance(UNDO_WINDOW);
        company.runDueCalls();

        assertThat(company.stepFunctions.answers()).isEmpty();
        assertThat(inbox(company.jon)).containsExactly(approval);
        assertThat(inbox(company.nuria)).containsExactly(approval);
        assertThat(company.decide(company.jon, approval, Verdict.DENY, "no budget"))
                .isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void afterTheWindowADecisionStands() {
        ApprovalId approval = company.waiting("manager");
        DecideResult.Recorded recorded =
                (DecideResult.Recorded) company.decide(company.marta, approval, Verdict.APPROVE, "");
        company.clock.advance(UNDO_WINDOW);
        assertThat(company.approvals().undo(company.marta, recorded.decision()))
                .isEqualTo(new UndoResult.TooLate(recorded.undoUntil()));
        assertThat(company.approvals().undo(company.jon, recorded.decision())).isEqualTo(new UndoResult.NotFound());
    }

    @Test
    void ofTwoWhoDecideAtTheSameMomentOneIsRecordedAndTheOtherHearsOfIt() throws Exception {
        ApprovalId approval = company.waiting("finance");
        List<DecideResult> outcomes = Simultaneous.calls(
                () -> company.decide(company.nuria, approval, Verdict.APPROVE, ""),
                () -> company.decide(company.jon, approval, Verdict.DENY, "no"));
        assertThat(outcomes).filteredOn(DecideResult.Recorded.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(DecideResult.AlreadyDecided.class::isInstance)
                .hasSize(1);
    }

    @Test
    void theSameClickTwiceIsOneDecision() {
        ApprovalId approval = company.waiting("manager");
        UUID click = UUID.randomUUID();
        DecideResult first = company.approvals().decide(company.marta, approval, Verdict.APPROVE, "", 1, click);
        assertThat(company.approvals().decide(company.marta, approval, Verdict.APPROVE, "", 1, click))
                .isEqualTo(first);
        assertThat(company.decide(company.marta, approval, Verdict.APPROVE, ""))
                .isInstanceOf(DecideResult.OwnDecision.class);
        assertThat(company.count("select count(*) from decision")).isEqualTo(1);
    }

    @Test
    void whoWasNotAskedCannotDecideAndNobodyDecidesTheirOwnRequest() {
        ApprovalId approval = company.waiting("manager");
        assertThat(company.decide(company.jon, approval, Verdict.APPROVE, ""))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_ASSIGNED));
        assertThat(company.decide(company.elena, approval, Verdict.APPROVE, ""))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_ASSIGNED));
        assertThat(company.decide(company.ana, approval, Verdict.APPROVE, ""))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.OWN_REQUEST));
    }

    @Test
    void anotherTenantFindsNothing() {
        ApprovalId approval = company.waiting("manager");
        Organisation organisation = company.get(Organisation.class);
        Actor stranger = organisation.administrator(organisation.found(), "Hank Scott");
        assertThat(company.decide(stranger, approval, Verdict.APPROVE, "")).isEqualTo(new DecideResult.NotFound());
        assertThat(company.approvals().open(stranger, approval)).isEmpty();
        assertThat(inbox(stranger)).isEmpty();
    }

    @Test
    void aDenialNeedsAReasonAndAStalePageIsToldSo() {
        ApprovalId approval = company.waiting("manager");
        assertThat(company.decide(company.marta, approval, Verdict.DENY, " "))
                .isEqualTo(new DecideResult.CommentRequired());
        assertThat(company.decide(company.marta, approval, Verdict.DENY, "x".repeat(4_001)))
                .isEqualTo(new DecideResult.CommentTooLong(4_001, 4_000));
        assertThat(company.approvals().decide(company.marta, approval, Verdict.APPROVE, "", 2, UUID.randomUUID()))
                .isEqualTo(new DecideResult.Stale(1));
    }

    @Test
    void aWithdrawalCallsEveryApprovalOffAndAnswersOneWaitingTask() {
        RequestId request = company.submit(company.ana);
        HumanTask finance = company.task(request, "finance");
        HumanTask budget = company.task(request, "budget");
        company.deliver(finance);
        company.deliver(budget);
        ApprovalId approval = company.only(request, "finance");

        assertThat(company.get(RequestService.class).withdraw(company.ana, request))
                .isEqualTo(new WithdrawResult.Withdrawn());
        assertThat(inbox(company.nuria)).isEmpty();
        assertThat(inbox(company.carlos)).isEmpty();
        assertThat(company.decide(company.nuria, approval, Verdict.APPROVE, "")).isEqualTo(new DecideResult.Closed());
        company.runDueCalls();
        assertThat(company.stepFunctions.answersTo(List.of(finance.taskToken(), budget.taskToken())))
                .singleElement()
                .satisfies(answer ->
                        assertThat(TaskAnswer.fromJson(answer).outcome()).isEqualTo(TaskAnswer.Outcome.WITHDRAWN));
    }

    @Test
    void aWithdrawalIsToldToWhoeverWasAskedAndHasNotDecided() {
        RequestId request = company.submit(company.ana);
        ApprovalId manager = company.waitingAt(request, "manager");
        company.decide(company.marta, manager, Verdict.APPROVE, "");
        company.waitingAt(request, "finance");
        company.waitingAt(request, "budget");

        company.get(RequestService.class).withdraw(company.ana, request);

        assertThat(company.get(TenantTransaction.class)
                        .call(
                                company.tenant,
                                () -> company.get(JdbcClient.class)
                                        .sql("select recipient_id from notification where kind = 'WITHDRAWN'")
                                        .query(UUID.class)
                                        .list()))
                .containsExactlyInAnyOrder(
                        company.nuria.person().value(),
                        company.jon.person().value(),
                        company.carlos.person().value());
    }

    @Test
    void aTaskThatArrivesAfterTheWithdrawalAsksNobodyAndTellsTheExecution() {
        RequestId request = company.submit(company.ana);
        company.get(RequestService.class).withdraw(company.ana, request);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        company.deliver(task);

        assertThat(inbox(company.marta)).isEmpty();
        company.runDueCalls();
        assertThat(company.stepFunctions.answersTo(List.of(task.taskToken()))).hasSize(1);
    }

    @Test
    void theEndOfARequestCallsItsApprovalsOffAndATaskThatArrivesLaterAsksNobody() {
        RequestId request = company.submit(company.ana);
        HumanTask late = company.task(request, "manager");
        company.deliver(company.task(request, "budget"));
        ApprovalId finance = company.waitingAt(request, "finance");
        company.decide(company.nuria, finance, Verdict.DENY, "no budget");
        company.clock.advance(UNDO_WINDOW);
        company.runDueCalls();
        String denied = company.end(
                request,
                RequestEvent.Outcome.DENIED,
                new RequestEvent.Result("finance", company.nuria.person().toString(), "no budget"));
        company.get(Messages.class).requestEvent(denied);
        company.get(Messages.class).requestEvent(denied);
        company.deliver(late);

        assertThat(inbox(company.carlos)).isEmpty();
        assertThat(inbox(company.nuria)).isEmpty();
        assertThat(company.count(
                        "select count(*) from request where status = 'DENIED' and outcome_reason = 'no budget'"))
                .isEqualTo(1);
        assertThat(company.count("select count(*) from notification where kind = 'DENIED'"))
                .isEqualTo(1);
    }

    @Test
    void aCrashBetweenDecisionAndAnswerLosesNothing() {
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        company.decide(company.marta, company.only(request, "manager"), Verdict.APPROVE, "");
        company.crash();
        company.clock.advance(UNDO_WINDOW);
        company.runDueCalls();
        assertThat(company.stepFunctions.answersTo(List.of(task.taskToken()))).hasSize(1);
    }

    @Test
    void anAnswerThatWasTakenWithoutOurHearingOfItStillCountsAsGiven() {
        ApprovalId approval = company.waiting("manager");
        DecideResult.Recorded recorded =
                (DecideResult.Recorded) company.decide(company.marta, approval, Verdict.APPROVE, "");
        company.stepFunctions.loseResponses(true);
        company.clock.advance(UNDO_WINDOW);
        company.runDueCalls();
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.SETTLED);
        assertThat(company.approvals().undo(company.marta, recorded.decision())).isInstanceOf(UndoResult.TooLate.class);

        company.crash();
        company.stepFunctions.loseResponses(false);
        company.clock.advance(Duration.ofMinutes(10));
        company.runDueCalls();
        assertThat(company.stepFunctions.answers()).hasSize(1);
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
    }

    @Test
    void aDecisionForAnExecutionThatWentOnIsMarkedAsSuperseded() {
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        ApprovalId approval = company.only(request, "manager");
        company.decide(company.marta, approval, Verdict.APPROVE, "");
        company.stepFunctions.timeOut(task.taskToken());
        company.clock.advance(UNDO_WINDOW);
        company.runDueCalls();
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.SUPERSEDED);
    }

    @Test
    void theRequesterIsNeverAskedAndWhereNobodyIsLeftTheAdministratorsAre() {
        RequestId ofJon = company.submit(company.jon);
        company.deliver(company.task(ofJon, "finance"));
        company.deliver(company.task(ofJon, "manager"));
        assertThat(inbox(company.jon)).isEmpty();
        assertThat(inbox(company.nuria)).hasSize(1);
        assertThat(company.approvals()
                        .inbox(company.elena, InboxFilter.ALL, Range.first())
                        .rows())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.why()).isEqualTo(new ReadableReason(Reason.Kind.NOBODY_LEFT, List.of())));
    }

    @Test
    void aTokenIsStoredEncryptedAndPrintsAsHidden() {
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        assertThat(company.count(
                        "select count(*) from approval where position('token-' in encode(task_token, 'escape')) = 0"))
                .isEqualTo(1);
        assertThat(new dev.countersign.execution.TaskToken(task.taskToken()))
                .asString()
                .doesNotContain(task.taskToken());
    }

    @Test
    void theInboxIsSortedByDueCountedAndCanBeFiltered() {
        ApprovalId first = company.waiting("manager");
        company.clock.advance(Duration.ofDays(5));
        ApprovalId second = company.waiting("manager");
        assertThat(inbox(company.marta)).containsExactly(first, second);
        InboxCounts counts = company.approvals().counts(company.marta);
        assertThat(counts.all()).isEqualTo(2);
        assertThat(counts.overdue()).isEqualTo(1);
        assertThat(company.approvals()
                        .inbox(
                                company.marta,
                                new InboxFilter(InboxFilter.Due.OVERDUE, Optional.of("purchase")),
                                Range.first())
                        .rows())
                .extracting(InboxItem::approval)
                .containsExactly(first);
        assertThat(company.approvals()
                        .inbox(company.marta, new InboxFilter(InboxFilter.Due.ANY, Optional.of("leave")), Range.first())
                        .rows())
                .isEmpty();
    }

    private List<ApprovalId> inbox(Actor actor) {
        return company.approvals().inbox(actor, InboxFilter.ALL, Range.first()).rows().stream()
                .map(InboxItem::approval)
                .toList();
    }
}
