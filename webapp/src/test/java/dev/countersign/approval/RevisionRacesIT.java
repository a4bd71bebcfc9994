package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import dev.countersign.execution.Messages;
import dev.countersign.request.PathNode;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.ReviseResult;
import dev.countersign.request.WithdrawResult;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens to a request that is sent back if several things happen at once, late, twice, or to a process that stops between. */
class RevisionRacesIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open(Revisable.template(GoesOn.START));
    private final Revisable revisable = new Revisable(company);

    @RepeatedTest(5)
    void ofAnApprovalAndARequestForChangesOneCounts() throws Exception {
        RequestId request = company.submit(company.ana);
        ApprovalId manager = company.waitingAt(request, "manager");
        List<DecideResult> results = Simultaneous.calls(
                () -> company.approve(company.marta, manager),
                () -> company.decide(company.marta, manager, Verdict.REQUEST_CHANGES, "Which model?"));
        assertThat(results).filteredOn(DecideResult.Recorded.class::isInstance).hasSize(1);
        company.letUndoWindowPass();
        assertThat(company.row(manager).outcome())
                .contains(
                        results.getFirst() instanceof DecideResult.Recorded
                                ? TaskAnswer.Outcome.APPROVED
                                : TaskAnswer.Outcome.CHANGES_REQUESTED);
    }

    @RepeatedTest(5)
    void ofARevisionAndAWithdrawalTheExecutionIsToldOne() throws Exception {
        RequestId request = revisable.sentBack();
        HumanTask revise = company.sent(request, HumanTask.REVISE);
        RequestService service = company.get(RequestService.class);
        List<Object> results = Simultaneous.calls(
                () -> revisable.revise(request, 1, Purchase.filledIn("Two laptops")),
                () -> service.withdraw(company.ana, request));
        company.runDueCalls();
        // A withdrawal is possible as long as the request is open.
        assertThat(results.getLast()).isEqualTo(new WithdrawResult.Withdrawn());
        List<String> told = company.stepFunctions.answersTo(List.of(revise.taskToken()));
        assertThat(told).singleElement().asString().contains("WITHDRAWN");
        assertThat(company.get(RequestService.class)
                        .open(company.ana, request)
                        .orElseThrow()
                        .head()
                        .status())
                .isEqualTo(RequestStatus.WITHDRAWN);
    }

    @RepeatedTest(5)
    void ofARevisionAndTheDueDateOneCounts() throws Exception {
        RequestId request = revisable.sentBack();
        ApprovalRow revise = revisable.row(request, 1, HumanTask.REVISE);
        company.goTo(revise.dueAt());
        List<Object> results =
                Simultaneous.calls(() -> revisable.revise(request, 1, Purchase.filledIn("Two laptops")), () -> {
                    company.runDueCalls();
                    return "";
                });
        company.runDueCalls();
        boolean revised = results.getFirst() instanceof ReviseResult.Revised;
        assertThat(revisable.row(request, 1, HumanTask.REVISE).outcome())
                .contains(revised ? TaskAnswer.Outcome.REVISED : TaskAnswer.Outcome.EXPIRED);
        assertThat(company.stepFunctions.answersTo(
                        List.of(company.sent(request, HumanTask.REVISE).taskToken())))
                .hasSize(1);
        assertThat(company.count("select count(*) from request_revision")).isEqualTo(revised ? 2 : 1);
    }

    @Test
    void messagesThatComeTwiceOrLateChangeNothingAndAlarmNobody() {
        RequestId request = company.submit(company.ana);
        HumanTask first = company.task(request, "manager");
        company.deliver(first);
        revisable.sendBack(company.marta, revisable.open(request, 1, "manager"), 1, "Which model?");
        HumanTask revise = company.taskOf(request, 1, HumanTask.REVISE);
        company.deliver(revise);
        company.deliver(revise);
        ApprovalId second = revisable.revised(request, 1, "manager");
        int rows = company.rows(request).size();

        company.get(Messages.class).lateHumanTask(first.toJson());
        company.get(Messages.class).lateHumanTask(revise.toJson());

        assertThat(company.rows(request)).hasSize(rows);
        assertThat(company.row(second).isOpen()).isTrue();
        assertThat(company.letters("CHANGES_REQUESTED")).isEqualTo(1);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void anAnswerWhoseConfirmationIsLostIsGivenAgainAndCounts() {
        RequestId request = revisable.sentBack();
        revisable.revise(request, 1, Purchase.filledIn("Two laptops"));
        company.stepFunctions.loseResponses(true);
        company.runDueCalls();
        assertThat(revisable.row(request, 1, HumanTask.REVISE).status()).isEqualTo(ApprovalRow.Status.SETTLED);

        company.crash();
        company.stepFunctions.loseResponses(false);
        company.goesOnWith(request, 2);
        ApprovalId second = new Revisable(company).asked(request, 2, "manager");
        company.letUndoWindowPass();

        assertThat(revisable.row(request, 1, HumanTask.REVISE).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
        assertThat(company.row(second).isOpen()).isTrue();
    }

    @Test
    void aRequestForChangesWhoseConfirmationIsLostCountsAlsoAfterTheNextRevision() {
        RequestId request = company.submit(company.ana);
        ApprovalId first = company.waitingAt(request, "manager");
        company.decide(company.marta, first, Verdict.REQUEST_CHANGES, "Which model?");
        company.stepFunctions.loseResponses(true);
        company.letUndoWindowPass();
        company.stepFunctions.loseResponses(false);
        company.deliver(company.taskOf(request, 1, HumanTask.REVISE));
        assertThat(revisable.revise(request, 1, Purchase.filledIn("Two laptops")))
                .isEqualTo(new ReviseResult.Revised(2));
        company.goesOnWith(request, 2);
        revisable.asked(request, 2, "manager");

        company.clock.advance(Company.UNDO_WINDOW.multipliedBy(60));
        company.runDueCalls();

        assertThat(company.row(first).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void theLinkOfAnEarlierRevisionDecidesNothingAndSaysThatItWasRevised() {
        RequestId request = company.submit(company.ana);
        ApprovalId budget = company.waitingAt(request, "budget");
        ApprovalId finance = company.waitingAt(request, "finance");
        DecisionLinks links = company.get(DecisionLinks.class);
        String old = links.issue(company.tenant, budget.value(), company.carlos.person())
                .orElseThrow()
                .substring("/decide/".length());
        revisable.sendBack(company.nuria, finance, 1, "Which cost centre?");
        company.deliver(company.taskOf(request, 1, HumanTask.REVISE));
        assertThat(company.approvals()
                        .open(company.carlos, budget)
                        .orElseThrow()
                        .state())
                .isEqualTo(new ApprovalCase.State.SentBack());
        assertThat(company.approve(company.carlos, budget))
                .isInstanceOfSatisfying(
                        DecideResult.SentBack.class,
                        back -> assertThat(back.requester().id()).isEqualTo(company.ana.person()));
        ApprovalId now = revisable.revised(request, 1, "budget");

        assertThat(links.decide(links.open(old).orElseThrow(), Verdict.APPROVE, "", UUID.randomUUID()))
                .contains(new DecideResult.Stale(2));

        assertThat(company.row(now).isOpen()).isTrue();
        assertThat(company.approvals()
                        .open(company.carlos, budget)
                        .orElseThrow()
                        .state())
                .isEqualTo(new ApprovalCase.State.Revised(2));
    }

    @Test
    void anEndWithTheDecisionsOfAnEarlierRevisionIsNotBelieved() {
        RequestId request = company.submit(company.ana);
        approve(request, 1, "manager");
        ApprovalId finance = company.waitingAt(request, "finance");
        revisable.sendBack(company.nuria, finance, 1, "Which cost centre?");
        company.deliver(company.taskOf(request, 1, HumanTask.REVISE));
        revisable.revised(request, 1, "manager");

        revisable.end(request, 2, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED);

        assertThat(revisable.page(company.ana, request).head().unconfirmed()).isTrue();
        assertThat(alarms()).containsExactly("OUTCOME_NOT_CONFIRMED");
    }

    @Test
    void whoeverDecidedWhatIsDecidedAgainMayDecideTheOtherSideOfTheNextRevision() {
        List<Step> sides = List.of(new ParallelStep(
                "both",
                Text.of("Both"),
                ParallelStep.Join.ALL,
                ParallelStep.SamePerson.REFUSED,
                List.of(List.of(side("one")), List.of(side("other")))));
        Company apart = companies.open(Revisable.template(GoesOn.STEP, sides));
        Revisable theirs = new Revisable(apart);
        RequestId request = apart.submit(apart.ana);
        ApprovalId one = theirs.asked(request, 1, "one");
        theirs.asked(request, 1, "other");
        theirs.approve(apart.nuria, one, 1);
        assertThat(apart.waitingFor(apart.nuria)).as("the other side").isEmpty();
        theirs.sendBack(apart.jon, one, 1, "Which model?");
        apart.deliver(apart.taskOf(request, 1, HumanTask.REVISE));

        ApprovalId next = theirs.revised(request, 1, "other");

        assertThat(apart.waitingFor(apart.nuria)).containsExactly(next);
    }

    private static ApprovalStep side(String key) {
        return Revisable.step(key, new Approvers.Group("finance"), new QuorumRule.All(), Expiry.ENDS);
    }

    @Test
    void whereARequestContinuesAtTheStepThatSentItBackEarlierDecisionsCount() {
        Company other = companies.open(Revisable.template(GoesOn.STEP));
        Revisable there = new Revisable(other);
        RequestId request = other.submit(other.ana);
        ApprovalId manager = other.waitingAt(request, "manager");
        there.approve(other.marta, manager, 1);
        other.letUndoWindowPass();
        there.sendBack(other.nuria, other.waitingAt(request, "finance"), 1, "Which cost centre?");
        other.deliver(other.taskOf(request, 1, HumanTask.REVISE));
        ApprovalId finance = there.revised(request, 1, "finance");
        assertThat(there.page(other.ana, request).path().getFirst())
                .hasFieldOrPropertyWithValue("status", PathNode.Status.DONE);

        there.approve(other.nuria, finance, 2);
        there.approve(other.jon, finance, 2);
        other.letUndoWindowPass();
        there.end(request, 2, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED);
        assertThat(there.page(other.ana, request).head().unconfirmed())
                .as("the budget owner decided nothing about revision 2")
                .isTrue();

        there.approve(other.carlos, there.asked(request, 2, "budget"), 2);
        other.letUndoWindowPass();
        there.end(request, 2, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED);
        assertThat(there.page(other.ana, request).head().status()).isEqualTo(RequestStatus.APPROVED);
    }

    private void approve(RequestId request, int revision, String step) {
        revisable.approve(company.marta, revisable.asked(request, revision, step), revision);
        company.letUndoWindowPass();
    }

    private List<String> alarms() {
        return company.get(Alarms.class).page(company.elena, true, Optional.empty()).alarms().stream()
                .map(Alarm::kind)
                .map(Enum::name)
                .toList();
    }
}
