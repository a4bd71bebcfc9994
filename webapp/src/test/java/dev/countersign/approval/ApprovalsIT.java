package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.execution.Messages;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.WithdrawResult;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApprovalsIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

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
        assertThat(company.count("select count(*) from notification where kind = 'ASSIGNED'"))
                .isEqualTo(4);
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

        company.letUndoWindowPass();
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
        assertThat(company.waitingFor(company.jon)).isEmpty();

        assertThat(company.undo(company.nuria, recorded))
                .isEqualTo(new UndoResult.Undone(approval, "Within\nthe budget."));
        assertThat(company.undo(company.nuria, recorded)).isEqualTo(new UndoResult.AlreadyUndone());
        company.letUndoWindowPass();

        assertThat(company.stepFunctions.answers()).isEmpty();
        assertThat(company.waitingFor(company.jon)).containsExactly(approval);
        assertThat(company.waitingFor(company.nuria)).containsExactly(approval);
        assertThat(company.deny(company.jon, approval, "no budget")).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void afterTheWindowADecisionStands() {
        ApprovalId approval = company.waiting("manager");
        DecideResult.Recorded recorded = (DecideResult.Recorded) company.approve(company.marta, approval);
        company.clock.advance(Company.UNDO_WINDOW);
        assertThat(company.undo(company.marta, recorded)).isEqualTo(new UndoResult.TooLate(recorded.undoUntil()));
        assertThat(company.undo(company.jon, recorded)).isEqualTo(new UndoResult.NotFound());
    }

    @Test
    void ofTwoWhoDecideAtTheSameMomentOneIsRecordedAndTheOtherHearsOfIt() throws Exception {
        ApprovalId approval = company.waiting("finance");
        List<DecideResult> outcomes = Simultaneous.calls(
                () -> company.approve(company.nuria, approval), () -> company.deny(company.jon, approval, "no"));
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
        assertThat(company.approve(company.marta, approval)).isInstanceOf(DecideResult.OwnDecision.class);
        assertThat(company.count("select count(*) from decision")).isEqualTo(1);
    }

    @Test
    void whoWasNotAskedCannotDecideAndNobodyDecidesTheirOwnRequest() {
        ApprovalId approval = company.waiting("manager");
        assertThat(company.approve(company.jon, approval))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_ASSIGNED));
        assertThat(company.approve(company.elena, approval))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.NOT_ASSIGNED));
        assertThat(company.approve(company.ana, approval))
                .isEqualTo(new DecideResult.NotAllowed(DecideResult.NotAllowed.Why.OWN_REQUEST));
    }

    @Test
    void anotherTenantFindsNothing() {
        ApprovalId approval = company.waiting("manager");
        Organisation organisation = company.get(Organisation.class);
        Actor stranger = organisation.administrator(organisation.found(), "Hank Scott");
        assertThat(company.decide(stranger, approval, Verdict.APPROVE, "")).isEqualTo(new DecideResult.NotFound());
        assertThat(company.approvals().open(stranger, approval)).isEmpty();
        assertThat(company.waitingFor(stranger)).isEmpty();
    }

    @Test
    void aDenialNeedsAReasonAndAStalePageIsToldSo() {
        ApprovalId approval = company.waiting("manager");
        assertThat(company.deny(company.marta, approval, " ")).isEqualTo(new DecideResult.CommentRequired());
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
        assertThat(company.waitingFor(company.nuria)).isEmpty();
        assertThat(company.waitingFor(company.carlos)).isEmpty();
        assertThat(company.approve(company.nuria, approval))
                .as("with who has withdrawn it, and when")
                .isInstanceOfSatisfying(DecideResult.Closed.class, closed -> {
                    assertThat(closed.end().status()).isEqualTo(RequestStatus.WITHDRAWN);
                    assertThat(closed.end().by())
                            .hasValueSatisfying(by -> assertThat(by.id()).isEqualTo(company.ana.person()));
                    assertThat(closed.end().at()).contains(company.clock.instant());
                });
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
        company.approve(company.marta, manager);
        company.letUndoWindowPass();
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

        assertThat(company.waitingFor(company.marta)).isEmpty();
        company.runDueCalls();
        assertThat(company.stepFunctions.answersTo(List.of(task.taskToken()))).hasSize(1);
    }

    @Test
    void theEndOfARequestCallsItsApprovalsOffAndATaskThatArrivesLaterAsksNobody() {
        RequestId request = company.submit(company.ana);
        HumanTask late = company.task(request, "manager");
        company.deliver(company.task(request, "budget"));
        ApprovalId finance = company.waitingAt(request, "finance");
        company.deny(company.nuria, finance, "no budget");
        company.letUndoWindowPass();
        String denied = company.end(
                request,
                RequestEvent.Outcome.DENIED,
                new RequestEvent.Result("finance", company.nuria.person().toString(), "no budget"));
        company.get(Messages.class).requestEvent(denied);
        company.get(Messages.class).requestEvent(denied);
        company.deliver(late);

        assertThat(company.waitingFor(company.carlos)).isEmpty();
        assertThat(company.waitingFor(company.nuria)).isEmpty();
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
        company.approve(company.marta, company.only(request, "manager"));
        company.crash();
        company.letUndoWindowPass();
        assertThat(company.stepFunctions.answersTo(List.of(task.taskToken()))).hasSize(1);
    }

    @Test
    void anAnswerThatWasTakenWithoutOurHearingOfItStillCountsAsGiven() {
        ApprovalId approval = company.waiting("manager");
        DecideResult.Recorded recorded = (DecideResult.Recorded) company.approve(company.marta, approval);
        company.stepFunctions.loseResponses(true);
        company.letUndoWindowPass();
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.SETTLED);
        assertThat(company.undo(company.marta, recorded)).isInstanceOf(UndoResult.TooLate.class);

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
        company.approve(company.marta, approval);
        company.stepFunctions.timeOut(task.taskToken());
        company.letUndoWindowPass();
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.SUPERSEDED);
    }

    @Test
    void theRequesterIsNeverAskedAndWhereNobodyIsLeftTheAdministratorsAre() {
        RequestId ofJon = company.submit(company.jon);
        company.deliver(company.task(ofJon, "finance"));
        company.deliver(company.task(ofJon, "manager"));
        assertThat(company.waitingFor(company.jon)).isEmpty();
        assertThat(company.waitingFor(company.nuria)).hasSize(1);
        assertThat(company.inbox(company.elena))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.why()).containsExactly(new ReadableReason(Reason.Kind.NOBODY_LEFT, List.of())));
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
        assertThat(company.waitingFor(company.marta)).containsExactly(first, second);
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
}
