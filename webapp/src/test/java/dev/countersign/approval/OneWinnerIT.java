package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.ReviseResult;
import dev.countersign.request.WithdrawResult;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A decision and something else at the same moment, {@code -Dcrowd.rounds} times: one wins, its execution gets one answer, and the other is told who was
 * first and when.
 */
class OneWinnerIT {

    private static final int ROUNDS = Integer.getInteger("crowd.rounds", 6);

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.silent(Revisable.editable(), opened -> opened.stepFunctions);
    private final Revisable revisable = new Revisable(company);

    @Test
    void ofADecisionAndAWithdrawal() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Waiting waiting = waiting();
            List<Object> results = Simultaneous.calls(
                    () -> company.approve(company.marta, waiting.approval()),
                    () -> company.get(RequestService.class).withdraw(company.ana, waiting.request()));
            assertThat(results.getLast()).isEqualTo(new WithdrawResult.Withdrawn());
            if (!(results.getFirst() instanceof DecideResult.Recorded)) {
                assertThat(results.getFirst())
                        .isInstanceOfSatisfying(
                                DecideResult.Closed.class,
                                closed -> assertThat(closed.end().status()).isEqualTo(RequestStatus.WITHDRAWN));
            }
            // A decision that was first is recorded, but its undo window was open: the withdrawal counts.
            assertAnswered(waiting, TaskAnswer.Outcome.WITHDRAWN);
        }
    }

    @Test
    void ofADecisionAndTheDueDate() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Waiting waiting = waiting();
            Instant due = company.row(waiting.approval()).dueAt();
            company.goTo(due);
            List<Object> results = Simultaneous.calls(() -> company.approve(company.marta, waiting.approval()), () -> {
                company.runDueCalls();
                return "";
            });
            boolean decided = results.getFirst() instanceof DecideResult.Recorded;
            if (!decided) {
                assertThat(results.getFirst()).isEqualTo(new DecideResult.Expired(due));
            }
            assertAnswered(waiting, decided ? TaskAnswer.Outcome.APPROVED : TaskAnswer.Outcome.EXPIRED);
        }
    }

    @Test
    void ofADecisionAndADelegation() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Waiting waiting = waiting();
            Instant now = company.clock.instant();
            List<Object> results = Simultaneous.calls(
                    () -> company.approve(company.marta, waiting.approval()),
                    () -> company.get(Handovers.class)
                            .delegate(company.marta, waiting.approval(), company.jon.person(), ""));
            if (results.getFirst() instanceof DecideResult.Recorded) {
                assertThat(results.getLast()).isInstanceOfSatisfying(HandoverResult.AlreadyDecided.class, first -> {
                    assertThat(first.by().id()).isEqualTo(company.marta.person());
                    assertThat(first.when()).isEqualTo(now);
                });
            } else {
                assertThat(results.getLast()).isInstanceOf(HandoverResult.HandedOver.class);
                assertThat(results.getFirst()).isInstanceOfSatisfying(DecideResult.HandedOver.class, first -> {
                    assertThat(first.to().id()).isEqualTo(company.jon.person());
                    assertThat(first.when()).isEqualTo(now);
                });
                assertThat(company.approve(company.jon, waiting.approval())).isInstanceOf(DecideResult.Recorded.class);
            }
            assertAnswered(waiting, TaskAnswer.Outcome.APPROVED);
        }
    }

    @Test
    void ofADecisionAndAnEdit() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Waiting waiting = waiting();
            List<Object> results = Simultaneous.calls(
                    () -> company.approve(company.marta, waiting.approval()),
                    () -> revisable.revise(waiting.request(), 1, Purchase.filledIn("Two laptops")));
            // Until its undo window has passed, a decision does not keep the requester from changing the request.
            assertThat(results.getLast()).isEqualTo(new ReviseResult.Revised(2));
            if (!(results.getFirst() instanceof DecideResult.Recorded)) {
                assertThat(results.getFirst()).isEqualTo(new DecideResult.BeingChanged());
            }
            assertAnswered(waiting, TaskAnswer.Outcome.CHANGES_REQUESTED);
        }
    }

    @RepeatedTest(2)
    void ofTwoDecisionsTheSecondIsToldWhoWasFirstAndWhen() throws Exception {
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "manager");
        company.get(Handovers.class).delegate(company.marta, approval, company.carlos.person(), "");
        Instant now = company.clock.instant();
        List<DecideResult> results = Simultaneous.calls(
                () -> company.approve(company.carlos, approval), () -> company.deny(company.carlos, approval, "no"));
        assertThat(results).filteredOn(DecideResult.Recorded.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(DecideResult.OwnDecision.class::isInstance)
                .singleElement()
                .satisfies(first ->
                        assertThat(((DecideResult.OwnDecision) first).when()).isEqualTo(now));
    }

    private record Waiting(RequestId request, HumanTask task, ApprovalId approval) {}

    private Waiting waiting() {
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        return new Waiting(request, task, company.only(request, "manager"));
    }

    private void assertAnswered(Waiting waiting, TaskAnswer.Outcome outcome) {
        company.letUndoWindowPass();
        assertThat(company.answersTo(waiting.task()))
                .singleElement()
                .satisfies(answer -> assertThat(answer.outcome()).isEqualTo(outcome));
        assertThat(company.waitingFor(company.marta)).doesNotContain(waiting.approval());
    }
}
