package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.execution.Messages;
import dev.countersign.execution.Undeliverable;
import dev.countersign.people.Actor;
import dev.countersign.request.EndReview;
import dev.countersign.request.EndReviewResult;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which answer an execution went on with, and what a forged message can do about it. */
class AnswersIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void anAnswerThatWasTakenAtATryOfWhichNobodyHeardIsNotSuperseded() {
        ApprovalId approval = company.waiting("manager");
        company.decide(company.marta, approval, Verdict.APPROVE, "go on");
        company.stepFunctions.repeatCalls(true);
        company.letUndoWindowPass();
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
    }

    @Test
    void theIdOfAClickCountsForOneDecisionOnly() {
        ApprovalId approval = company.waiting("manager");
        UUID click = UUID.randomUUID();
        ApprovalService approvals = company.approvals();
        DecideResult first = approvals.decide(company.marta, approval, Verdict.APPROVE, "", 1, click);
        assertThat(approvals.decide(company.marta, approval, Verdict.APPROVE, "", 1, click))
                .isEqualTo(first);
        assertThatThrownBy(() -> approvals.decide(company.marta, approval, Verdict.DENY, "No", 1, click))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAnswerOfAnotherThatTheExecutionTookSupersedesOurs() {
        RequestId request = company.submit(company.ana);
        HumanTask task = company.task(request, "manager");
        company.deliver(task);
        ApprovalId approval = company.only(request, "manager");
        company.decide(company.marta, approval, Verdict.APPROVE, "go on");
        company.stepFunctions.sendTaskSuccess(answer -> answer.taskToken(task.taskToken())
                .output(new TaskAnswer(
                                Company.named(task),
                                TaskAnswer.Outcome.APPROVED,
                                UUID.randomUUID().toString(),
                                "go on")
                        .toJson()));
        company.letUndoWindowPass();
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.SUPERSEDED);
    }

    @Test
    void aForgedMessageThatComesFirstDoesNotKeepTheAnswerFromTheTaskThatWaits() {
        RequestId request = company.submit(company.ana);
        HumanTask real = company.task(request, "manager");
        RequestId another = company.submit(company.ana);
        HumanTask living = company.task(another, "manager");
        HumanTask forged = new HumanTask(
                real.tenant(), real.requestId(), real.step(), real.visit(), real.revision(), living.taskToken());
        company.deliver(forged);
        company.deliver(real);
        company.deliver(forged);
        company.deliver(real);
        assertThat(alarms()).containsExactly("TASK_NOT_OURS");

        ApprovalId approval = company.only(request, "manager");
        company.decide(company.marta, approval, Verdict.APPROVE, "go on");
        company.letUndoWindowPass();
        assertThat(company.stepFunctions.answersTo(List.of(real.taskToken()))).hasSize(1);
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
        assertThat(company.count("select count(*) from approval_token")).isZero();
    }

    @Test
    void aTaskThatIsAskedAgainAfterItsAnswerWentToAnotherIsAnsweredAgain() {
        RequestId request = company.submit(company.ana);
        HumanTask real = company.task(request, "manager");
        HumanTask living = company.task(company.submit(company.ana), "manager");
        company.deliver(new HumanTask(
                real.tenant(), real.requestId(), real.step(), real.visit(), real.revision(), living.taskToken()));
        ApprovalId approval = company.only(request, "manager");
        company.deny(company.marta, approval, "not now");
        company.letUndoWindowPass();
        assertThat(company.stepFunctions.answersTo(List.of(living.taskToken()))).hasSize(1);

        company.deliver(real);
        company.runDueCalls();

        TaskAnswer denial = new TaskAnswer(
                Company.named(real),
                TaskAnswer.Outcome.DENIED,
                company.marta.person().toString(),
                "not now");
        assertThat(company.stepFunctions.answersTo(List.of(living.taskToken(), real.taskToken())))
                .as("both name the task that Marta decided")
                .containsExactly(denial.toJson(), denial.toJson());
        assertThat(company.row(approval).status()).isEqualTo(ApprovalRow.Status.ANSWERED);
        assertThat(alarms()).containsExactly("TASK_NOT_OURS");
    }

    @Test
    void aTokenThatIsNotAliveRegistersNothing() {
        RequestId request = company.submit(company.ana);
        HumanTask real = company.task(request, "manager");
        String forged = new HumanTask(
                        real.tenant(), real.requestId(), real.step(), real.visit(), real.revision(), "made up")
                .toJson();
        assertThatThrownBy(() -> company.get(Messages.class).humanTask(forged)).hasMessageContaining("not show it yet");
        assertThatThrownBy(() -> company.get(Messages.class).lateHumanTask(forged))
                .isInstanceOf(Undeliverable.class);
        assertThat(company.rows(request)).isEmpty();
        assertThat(alarms()).isEmpty();
        company.deliver(real);
        assertThat(company.rows(request)).hasSize(1);
    }

    @Test
    void aTaskThatTheExecutionHasNotReachedAsksNobody() {
        RequestId request = company.submit(company.ana);
        HumanTask manager = company.task(request, "manager");
        for (HumanTask forged : List.of(
                new HumanTask(manager.tenant(), manager.requestId(), "finance", 1, 1, manager.taskToken()),
                new HumanTask(manager.tenant(), manager.requestId(), "manager", 2, 1, manager.taskToken()),
                new HumanTask(manager.tenant(), manager.requestId(), "nothing", 1, 1, manager.taskToken()))) {
            assertThatThrownBy(() -> company.get(Messages.class).lateHumanTask(forged.toJson()))
                    .isInstanceOf(Undeliverable.class);
        }
        assertThat(company.rows(request)).isEmpty();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void theLettersAboutAnEndSayWhatBecameOfTheRequestAndNothingElse() {
        RequestId request = company.submit(company.ana);
        String failed = company.end(request, RequestEvent.Outcome.FAILED, RequestEvent.Result.APPROVED);
        company.get(Messages.class).requestEvent(failed);
        company.get(Messages.class)
                .requestEvent(company.end(request, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED));
        assertThat(company.count("select count(*) from notification where kind = 'FAILED'"))
                .as("to the requester")
                .isEqualTo(1);
        assertThat(company.count("select count(*) from notification where kind = 'BROKEN'"))
                .as("to the administrator")
                .isEqualTo(1);
        assertThat(company.count("select count(*) from notification where kind = 'ALARM'"))
                .as("to the administrator, of the other end")
                .isEqualTo(1);
        assertThat(company.count("select count(*) from notification")).isEqualTo(3);
        assertThat(alarms()).containsExactlyInAnyOrder("REQUEST_FAILED", "ENDED_OTHERWISE");
    }

    @Test
    void anAdministratorHasAnEndCheckedAgainOnceTheDecisionsAreThere() {
        EndReview review = company.get(EndReview.class);
        RequestId request = company.submit(company.ana);
        Map<String, Actor> approvers = approvers();
        approvers.keySet().forEach(step -> company.waitingAt(request, step));
        assertThat(review.check(company.elena, request)).isEqualTo(new EndReviewResult.Running());
        company.get(Messages.class)
                .requestEvent(company.end(request, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED));
        assertThat(alarms()).containsExactlyInAnyOrder("OUTCOME_NOT_CONFIRMED", "STEP_LEFT_EARLY");

        assertThat(review.check(company.ana, request)).isEqualTo(new EndReviewResult.NotAllowed());
        assertThat(review.check(company.elena, new RequestId(UUID.randomUUID())))
                .isEqualTo(new EndReviewResult.NotFound());
        assertThat(review.check(company.elena, request))
                .isInstanceOfSatisfying(EndReviewResult.Unconfirmed.class, open -> {
                    assertThat(open.outcome()).contains(RequestEvent.Outcome.APPROVED);
                    assertThat(open.missing()).hasSize(3);
                });
        approvers.forEach(
                (step, approver) -> company.decide(approver, company.only(request, step), Verdict.APPROVE, ""));
        company.letUndoWindowPass();

        assertThat(review.check(company.elena, request)).isEqualTo(new EndReviewResult.Ended(RequestStatus.APPROVED));
        assertThat(review.check(company.elena, request))
                .isEqualTo(new EndReviewResult.AlreadyClosed(RequestStatus.APPROVED));
        assertThat(company.count("select count(*) from audit_entry where kind = 'request.end-checked'"))
                .isEqualTo(3);
    }

    @Test
    void aForgedAnswerDoesNotKeepARequestOpenForEverOnceItsApproversHaveDecided() {
        EndReview review = company.get(EndReview.class);
        RequestId request = company.submit(company.ana);
        Map<String, Actor> approvers = approvers();
        approvers.keySet().forEach(step -> answeredBySomebodyElse(request, step));
        company.get(Messages.class)
                .requestEvent(company.end(request, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED));
        assertThat(alarms()).containsExactlyInAnyOrder("OUTCOME_NOT_CONFIRMED", "STEP_LEFT_EARLY");

        company.decide(company.marta, company.only(request, "manager"), Verdict.APPROVE, "");
        company.decide(company.nuria, company.only(request, "finance"), Verdict.APPROVE, "");
        company.letUndoWindowPass();
        assertThat(review.check(company.elena, request))
                .as("one of three has not decided")
                .isInstanceOf(EndReviewResult.Unconfirmed.class);

        company.decide(company.carlos, company.only(request, "budget"), Verdict.APPROVE, "");
        company.letUndoWindowPass();
        assertThat(company.rows(request)).extracting(ApprovalRow::status).containsOnly(ApprovalRow.Status.SUPERSEDED);
        review.check(company.elena, request);
        assertThat(review.check(company.elena, request))
                .isEqualTo(new EndReviewResult.AlreadyClosed(RequestStatus.APPROVED));
    }

    /** In the order in which they are asked: an execution that asks finance has left the manager. */
    private Map<String, Actor> approvers() {
        Map<String, Actor> approvers = new LinkedHashMap<>();
        approvers.put("manager", company.marta);
        approvers.put("finance", company.nuria);
        approvers.put("budget", company.carlos);
        return approvers;
    }

    private void answeredBySomebodyElse(RequestId request, String step) {
        HumanTask task = company.task(request, step);
        company.deliver(task);
        company.stepFunctions.sendTaskSuccess(answer -> answer.taskToken(task.taskToken())
                .output(new TaskAnswer(
                                Company.named(task),
                                TaskAnswer.Outcome.APPROVED,
                                UUID.randomUUID().toString(),
                                null)
                        .toJson()));
    }

    @Test
    void stepsAreClosedOnlyWhereTheExecutionClosedThem() {
        RequestId request = company.submit(company.ana);
        ApprovalId finance = company.waitingAt(request, "finance");
        String closed = new RequestEvent.StepsClosed(
                        company.tenant.value(), request.value(), 1, List.of("finance", "budget"))
                .toJson();
        assertThatThrownBy(() -> company.get(Messages.class).lateRequestEvent(closed))
                .isInstanceOf(Undeliverable.class);
        assertThat(company.row(finance).isOpen()).isTrue();
        assertThat(alarms()).isEmpty();
        company.stepFunctions.enter(request.value(), "money: others");
        company.get(Messages.class).requestEvent(closed);
        assertThat(company.row(finance).status()).isEqualTo(ApprovalRow.Status.VOID);
    }

    private List<String> alarms() {
        return company.get(Alarms.class).page(company.elena, true, Optional.empty()).alarms().stream()
                .map(Alarm::kind)
                .map(Enum::name)
                .toList();
    }
}
