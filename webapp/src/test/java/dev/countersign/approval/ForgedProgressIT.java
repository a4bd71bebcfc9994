package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.MalformedMessage;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Revisions.GoesOn;
import dev.countersign.definitions.text.Text;
import dev.countersign.execution.Messages;
import dev.countersign.people.Actor;
import dev.countersign.request.EndReview;
import dev.countersign.request.EndReviewResult;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.ReviseResult;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who can call Step Functions moves an execution. Administrators are told, and nothing is decided by it. */
class ForgedProgressIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open(Revisable.template(GoesOn.START));
    private final Revisable revisable = new Revisable(company);

    @Test
    void anExecutionThatLeavesAnUndecidedStepRaisesAnAlarmAndTheStepStaysOpen() {
        RequestId request = company.submit(company.ana);
        ApprovalId manager = company.waitingAt(request, "manager");
        company.waitingAt(request, "finance");
        company.waitingAt(request, "budget");

        assertThat(alarms()).containsExactly("STEP_LEFT_EARLY " + request);
        assertThat(company.waitingFor(company.marta)).containsExactly(manager);
        revisable.end(request, 1, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED);
        assertThat(status(request)).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void stepsBesideEachOtherAndStepsThatWereDecidedRaiseNone() {
        RequestId request = company.submit(company.ana);
        company.approve(company.marta, company.waitingAt(request, "manager"));
        company.letUndoWindowPass();
        company.waitingAt(request, "finance");
        company.waitingAt(request, "budget");
        assertThat(alarms()).isEmpty();
    }

    /** The message that closes the other branch comes by another queue, and often later. */
    @Test
    void theBranchThatWasNotNeededWhereOneIsEnoughRaisesNone() {
        Company other = companies.open(Purchase.template(List.of(
                new ParallelStep(
                        "money",
                        Text.of("Money"),
                        ParallelStep.Join.ANY,
                        List.of(
                                List.of(Purchase.approval("finance", new Approvers.Group("finance"))),
                                List.of(Purchase.approval("budget", new Approvers.Group("budget-owners"))))),
                Purchase.approval("manager", new Approvers.ManagerOf(Approvers.REQUESTER)))));
        RequestId request = other.submit(other.ana);
        other.waitingAt(request, "budget");
        other.approve(other.nuria, other.waitingAt(request, "finance"));
        other.letUndoWindowPass();
        other.waitingAt(request, "manager");
        assertThat(other.count("select count(*) from alarm")).isZero();
    }

    @Test
    void aRevisionThatNobodySentIsNotAskedAbout() {
        RequestId request = revisable.sentBack();
        company.goesOnWith(request, 2);
        company.deliver(company.taskOf(request, 2, "manager"));

        assertThat(alarms()).containsExactly("EXECUTION_AHEAD " + request);
        assertThat(company.rows(request)).noneMatch(row -> row.revision() == 2);
        assertThat(company.row(revisable.row(request, 1, HumanTask.REVISE).id()).isOpen())
                .isTrue();
    }

    @Test
    void anExecutionThatEndsAgainDifferentlyDoesNotChangeTheOutcome() {
        RequestId request = company.submit(company.ana);
        company.decide(company.marta, company.waitingAt(request, "manager"), Verdict.DENY, "No");
        company.letUndoWindowPass();
        revisable.end(request, 1, RequestEvent.Outcome.DENIED, new RequestEvent.Result("manager", null, null));
        revisable.end(request, 1, RequestEvent.Outcome.DENIED, new RequestEvent.Result("manager", null, null));
        assertThat(alarms()).isEmpty();

        revisable.end(request, 1, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED);
        assertThat(status(request)).isEqualTo(RequestStatus.DENIED);
        assertThat(alarms()).containsExactly("ENDED_OTHERWISE " + request);
    }

    /** An answer that this application does not give can put anything into the output. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"outcome\": \"REVISED\", \"result\": {}",
                "\"outcome\": \"DENIED\", \"result\": {\"reason\": {}}",
                "\"result\": {}",
            })
    void anEndThatCannotBeReadIsNotConfirmedAndAdministratorsAreToldAtOnce(String end) {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        String message = about(request, "finished", end);
        company.stepFunctions.end(request.value(), message);

        company.get(Messages.class).requestEvent(message);

        assertThat(alarms()).containsExactly("OUTCOME_NOT_CONFIRMED " + request);
        assertThat(status(request)).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(revisable.page(company.ana, request).head().unconfirmed()).isTrue();
        assertThat(company.get(EndReview.class).check(company.elena, request))
                .isEqualTo(new EndReviewResult.Unconfirmed(Optional.empty(), List.of()));
        assertThat(status(request)).as("after another look").isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void anApprovalOfARequestWhoseEndNobodyCanConfirmTakesNoDecision() {
        RequestId request = company.submit(company.ana);
        ApprovalId manager = company.waitingAt(request, "manager");
        String message = about(request, "finished", "\"outcome\": \"REVISED\"");
        company.stepFunctions.end(request.value(), message);
        company.get(Messages.class).requestEvent(message);

        for (Verdict verdict : Verdict.values()) {
            assertThat(decide(company.marta, manager, verdict)).isEqualTo(new DecideResult.EndUnconfirmed());
        }
        assertThat(seen(company.marta, manager).state()).isEqualTo(new ApprovalCase.State.EndUnconfirmed());
        assertThat(seen(company.marta, manager).offered()).isEmpty();
        assertThat(company.get(Nudges.class).nudge(company.ana, request)).isEqualTo(new NudgeResult.NobodyAsked());
    }

    @Test
    void onlyADecisionThatConfirmsTheEndStillCounts() {
        RequestId approved = company.submit(company.ana);
        ApprovalId manager = company.waitingAt(approved, "manager");
        revisable.end(approved, 1, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED);
        RequestId denied = company.submit(company.ana);
        ApprovalId other = company.waitingAt(denied, "manager");
        revisable.end(denied, 1, RequestEvent.Outcome.DENIED, new RequestEvent.Result("finance", null, null));

        assertThat(seen(company.marta, manager).offered()).containsExactly(Verdict.APPROVE);
        assertThat(decide(company.marta, manager, Verdict.DENY)).isEqualTo(new DecideResult.EndUnconfirmed());
        assertThat(decide(company.marta, manager, Verdict.APPROVE)).isInstanceOf(DecideResult.Recorded.class);
        assertThat(decide(company.marta, other, Verdict.DENY))
                .as("the other ended at finance")
                .isEqualTo(new DecideResult.EndUnconfirmed());
    }

    @Test
    void aRequesterIsNotAskedToChangeWhatTheExecutionDoesNotWaitForAnyMore() {
        RequestId request = revisable.sentBack();
        assertThat(revisable.page(company.ana, request).allowed().revise()).isTrue();

        revisable.end(request, 1, RequestEvent.Outcome.EXPIRED, new RequestEvent.Result("revise", null, null));

        assertThat(revisable.page(company.ana, request).allowed().revise()).isFalse();
        assertThat(revisable.revisions().prepare(company.ana, request)).isEmpty();
        assertThat(revisable.revise(request, 1, Purchase.filledIn("Laptops, cheaper")))
                .isInstanceOfSatisfying(
                        ReviseResult.NotAsked.class,
                        late -> assertThat(late.end().status()).isEqualTo(RequestStatus.IN_PROGRESS));
    }

    private DecideResult decide(Actor approver, ApprovalId approval, Verdict verdict) {
        return company.approvals().decide(approver, approval, verdict, "So", 1, UUID.randomUUID());
    }

    private ApprovalCase seen(Actor approver, ApprovalId approval) {
        return company.approvals().open(approver, approval).orElseThrow();
    }

    @Test
    void anEndThatCannotBeReadAndThatTheExecutionHasNotReachedIsADeadLetterWhenItCannotBeEarly() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        String message = about(request, "finished", "\"outcome\": \"REVISED\"");

        assertThatThrownBy(() -> company.get(Messages.class).requestEvent(message))
                .isNotInstanceOf(MalformedMessage.class);
        assertThat(alarms()).isEmpty();
        assertThatThrownBy(() -> company.get(Messages.class).lateRequestEvent(message))
                .isInstanceOf(MalformedMessage.class);
        assertThat(alarms()).isEmpty();
        assertThat(revisable.page(company.ana, request).head().unconfirmed()).isFalse();
    }

    @Test
    void aTaskThatCannotBeReadGoesToTheDeadLettersAndNoOrganisationIsTold() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        String task = about(request, "task", "\"step\": \"manager\", \"visit\": 1, \"taskToken\": 7");

        assertThatThrownBy(() -> company.get(Messages.class).humanTask(task)).isInstanceOf(MalformedMessage.class);
        assertThatThrownBy(() -> company.get(Messages.class)
                        .humanTask(about(new RequestId(UUID.randomUUID()), "task", "\"step\": 7")))
                .isInstanceOf(MalformedMessage.class);
        assertThat(alarms()).isEmpty();
    }

    private String about(RequestId request, String type, String members) {
        return """
                {"type": "%s", "tenant": "%s", "requestId": "%s", "revision": 1, %s}
                """.formatted(type, company.tenant, request, members);
    }

    private RequestStatus status(RequestId request) {
        return revisable.page(company.ana, request).head().status();
    }

    private List<String> alarms() {
        return company.get(Alarms.class).page(company.elena, true, Optional.empty()).alarms().stream()
                .map(alarm -> alarm.kind() + " " + alarm.subject())
                .toList();
    }
}
