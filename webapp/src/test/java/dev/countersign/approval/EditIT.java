package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.ReviseResult;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A requester changes a pending request unasked, where the template allows it. */
class EditIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open(Revisable.editable());
    private final Revisable revisable = new Revisable(company);

    @Test
    void theRequestComesBackAndGoesOnWithTheChange() {
        RequestId request = company.submit(company.ana);
        HumanTask asked = company.task(request, "manager");
        company.deliver(asked);
        assertThat(revisable.page(company.ana, request).allowed().edit()).isTrue();
        assertThat(revisable.page(company.marta, request).allowed().edit()).isFalse();

        assertThat(edit(request, "Two laptops")).isEqualTo(new ReviseResult.Revised(2));
        assertThat(company.waitingFor(company.marta)).isEmpty();
        assertThat(edit(request, "Three laptops")).isEqualTo(new ReviseResult.Busy());
        company.runDueCalls();
        assertThat(company.answersTo(asked))
                .containsExactly(new TaskAnswer(
                        Company.named(asked),
                        TaskAnswer.Outcome.CHANGES_REQUESTED,
                        company.ana.person().toString(),
                        null));
        assertThat(revisable.page(company.ana, request).head().revision()).isEqualTo(1);

        HumanTask revise = company.taskOf(request, 1, HumanTask.REVISE);
        company.deliver(revise);
        company.deliver(revise);
        company.runDueCalls();
        assertThat(company.stepFunctions.answersTo(List.of(revise.taskToken())))
                .singleElement()
                .asString()
                .contains("REVISED", "Two laptops");
        company.goesOnWith(request, 2);
        revisable.asked(request, 2, "manager");

        var page = revisable.page(company.ana, request);
        assertThat(page.head().revision()).isEqualTo(2);
        assertThat(page.changedFrom()).containsOnlyKeys("item");
        assertThat(page.changes()).isEmpty();
        assertThat(company.waitingFor(company.marta)).hasSize(1);
        assertThat(company.letters("CHANGES_REQUESTED")).isZero();
        assertThat(company.letters("SENT_BACK")).isZero();
        assertThat(company.letters("RECALLED")).isEqualTo(1);
        company.clock.advance(Duration.ofMinutes(3));
        company.runDueCalls();
        assertThat(new SentLetters(company).to("marta"))
                .extracting(letter -> letter.path("subject").asString())
                .isNotEmpty()
                .allMatch(subject -> subject.startsWith("Decision needed"));
    }

    @Test
    void whoIsNotAskedAgainSoonReadsThatTheRequestIsBeingChanged() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");

        edit(request, "Two laptops");
        company.clock.advance(Duration.ofMinutes(3));
        company.runDueCalls();

        assertThat(new SentLetters(company).to("marta"))
                .last()
                .extracting(letter -> letter.path("subject").asString())
                .asString()
                .startsWith("Being changed");
    }

    /** The revision comes with the answer of the execution, a moment later. */
    @Test
    void whoDecidesJustAfterTheChangeReadsThatTheyWillBeAskedAgain() {
        RequestId request = company.submit(company.ana);
        ApprovalId budget = company.waitingAt(request, "budget");
        ApprovalId finance = company.waitingAt(request, "finance");
        DecisionLinks links = company.get(DecisionLinks.class);
        String link = links.issue(company.tenant, budget.value(), company.carlos.person())
                .orElseThrow()
                .substring("/decide/".length());
        edit(request, "Two laptops");

        assertThat(links.decide(links.open(link).orElseThrow(), Verdict.APPROVE, "", UUID.randomUUID()))
                .contains(new DecideResult.BeingChanged());
        assertThat(company.approve(company.nuria, finance)).isEqualTo(new DecideResult.BeingChanged());
        assertThat(state(company.carlos, budget)).isEqualTo(new ApprovalCase.State.BeingChanged());
        assertThat(state(company.nuria, finance)).isEqualTo(new ApprovalCase.State.BeingChanged());

        company.runDueCalls();
        company.deliver(company.taskOf(request, 1, HumanTask.REVISE));
        assertThat(company.approve(company.nuria, finance)).isEqualTo(new DecideResult.Stale(2));
        assertThat(state(company.nuria, finance)).isEqualTo(new ApprovalCase.State.Revised(2));
    }

    private ApprovalCase.State state(Actor approver, ApprovalId approval) {
        return company.approvals().open(approver, approval).orElseThrow().state();
    }

    @Test
    void anApprovalThatCanStillBeUndoneDoesNotCountAnyMore() {
        RequestId request = company.submit(company.ana);
        ApprovalId manager = company.waitingAt(request, "manager");
        DecideResult decided = company.approve(company.marta, manager);

        assertThat(edit(request, "Two laptops")).isEqualTo(new ReviseResult.Revised(2));

        assertThat(company.undo(company.marta, decided)).isInstanceOf(UndoResult.TooLate.class);
        company.runDueCalls();
        assertThat(company.row(manager).outcome()).contains(TaskAnswer.Outcome.CHANGES_REQUESTED);
    }

    @Test
    void aChangeThatComesTooLateIsDropped() {
        RequestId request = company.submit(company.ana);
        HumanTask asked = company.task(request, "manager");
        company.deliver(asked);
        company.stepFunctions.sendTaskSuccess(answer -> answer.taskToken(asked.taskToken())
                .output(new TaskAnswer(Company.named(asked), TaskAnswer.Outcome.EXPIRED, null, null).toJson()));

        edit(request, "Two laptops");
        company.runDueCalls();

        assertThat(company.row(revisable.open(request, 1, "manager")).status())
                .isEqualTo(ApprovalRow.Status.SUPERSEDED);
        assertThat(company.count("select count(*) from request_edit")).isZero();
        assertThat(revisable.page(company.ana, request).head().revision()).isEqualTo(1);
    }

    /** As after a branch that was not needed any more, while the message about it is still on its way. */
    @Test
    void theChangeGoesToTheStepThatTheExecutionIsAtAndNotToOneThatItHasLeft() {
        RequestId request = company.submit(company.ana);
        HumanTask left = company.task(request, "finance");
        company.deliver(left);
        HumanTask there = company.task(request, "budget");
        company.deliver(there);
        company.stepFunctions.sendTaskSuccess(answer -> answer.taskToken(left.taskToken())
                .output(new TaskAnswer(Company.named(left), TaskAnswer.Outcome.EXPIRED, null, null).toJson()));

        edit(request, "Two laptops");
        company.runDueCalls();

        assertThat(company.answersTo(there))
                .extracting(TaskAnswer::outcome)
                .containsExactly(TaskAnswer.Outcome.CHANGES_REQUESTED);
        assertThat(company.count("select count(*) from request_edit")).isEqualTo(1);
    }

    @Test
    void whileADenialIsOnItsWayNothingIsChanged() {
        RequestId request = company.submit(company.ana);
        ApprovalId finance = company.waitingAt(request, "finance");
        company.waitingAt(request, "budget");
        company.deny(company.nuria, finance, "Too dear");
        company.letUndoWindowPass();

        assertThat(edit(request, "Two laptops")).isEqualTo(new ReviseResult.Busy());
        revisable.end(
                request,
                1,
                RequestEvent.Outcome.DENIED,
                new RequestEvent.Result("finance", company.nuria.person().toString(), "Too dear"));
        assertThat(edit(request, "Two laptops"))
                .isInstanceOfSatisfying(
                        ReviseResult.NotAsked.class,
                        late -> assertThat(late.end().status()).isEqualTo(RequestStatus.DENIED));
    }

    private ReviseResult edit(RequestId request, String item) {
        return revisable.revise(request, 1, Purchase.filledIn(item));
    }
}
