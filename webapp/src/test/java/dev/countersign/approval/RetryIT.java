package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.execution.Messages;
import dev.countersign.execution.Rounds;
import dev.countersign.people.PersonName;
import dev.countersign.request.CancelResult;
import dev.countersign.request.Cancellation;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.Retries;
import dev.countersign.request.RetryResult;
import dev.countersign.request.TimelineEntry;
import dev.countersign.tenant.TenantTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A failed request that somebody who looks after requests retries. */
class RetryIT {

    private static final RequestEvent.Result BROKEN = new RequestEvent.Result("check", null, "the printer is on fire");

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void itIsOpenAgainAndEndsAsItsExecutionDoes() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        String failed = fail(request);
        assertThat(alarms()).containsExactly("REQUEST_FAILED");

        assertThat(retry(request)).isEqualTo(new RetryResult.Retried());

        assertThat(page(request).head().status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(alarms()).isEmpty();
        assertThat(company.letters("RETRIED")).as("the requester").isEqualTo(1);
        assertThat(company.letters("RETRIED_FOR")).as("not whoever retried it").isZero();
        assertThat(company.count("select count(*) from audit_entry where kind = 'request.retried'"))
                .isEqualTo(1);
        // The old end may be told again, before the execution is continued and after.
        company.get(Messages.class).requestEvent(failed);
        reconcile();
        assertThat(page(request).head().status()).isEqualTo(RequestStatus.IN_PROGRESS);
        company.runDueCalls();
        assertThat(company.stepFunctions.redrives(request.value())).isEqualTo(1);
        company.get(Messages.class).lateRequestEvent(failed);
        company.get(Messages.class).lateRequestEvent(statusChange(request));
        assertThat(page(request).head().status()).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(alarms()).as("nothing is wrong").isEmpty();

        fail(request);
        assertThat(page(request).head().status()).isEqualTo(RequestStatus.FAILED);
        assertThat(company.letters("FAILED")).as("each time").isEqualTo(2);
        assertThat(page(request).timeline())
                .filteredOn(entry -> entry instanceof TimelineEntry.Closed || entry instanceof TimelineEntry.Retried)
                .extracting(entry -> entry.getClass().getSimpleName())
                .containsExactly("Closed", "Retried", "Closed");
        assertThat(retry(request)).as("as often as needed").isEqualTo(new RetryResult.Retried());
    }

    @Test
    void whoHadNotDecidedIsAskedAgainAndTheAnswerReachesTheExecution() {
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "manager");
        fail(request);
        assertThat(company.inbox(company.marta)).isEmpty();
        company.clock.advance(Duration.ofDays(30));
        retry(request);
        company.runDueCalls();

        HumanTask again = company.task(request, "manager");
        company.deliver(again);
        company.deliver(again);

        assertThat(company.waitingFor(company.marta)).containsExactly(approval);
        assertThat(company.row(approval).dueAt()).isAfter(company.clock.instant());
        assertThat(alarms()).isEmpty();
        company.approve(company.marta, approval);
        company.letUndoWindowPass();
        assertThat(company.answersTo(again)).hasSize(1);
    }

    @Test
    void theSuccessorOfWhoeverHasLeftMeanwhileDecides() {
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "manager");
        fail(request);
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql(
                                        "update person set active = false, left_at = now(), successor_id = ? where person_id = ?")
                                .params(
                                        company.carlos.person().value(),
                                        company.marta.person().value())
                                .update());
        retry(request);
        company.runDueCalls();
        company.deliver(company.task(request, "manager"));
        company.runDueCalls();

        assertThat(company.waitingFor(company.carlos)).containsExactly(approval);
        assertThat(company.approve(company.carlos, approval)).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void whoHasDecidedIsNotAskedAgainWhereAParallelStepBeginsAgain() {
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "manager");
        company.approve(company.marta, approval);
        company.letUndoWindowPass();
        fail(request);
        retry(request);
        company.runDueCalls();

        HumanTask again = company.task(request, "manager");
        company.deliver(again);
        company.runDueCalls();

        assertThat(company.inbox(company.marta)).isEmpty();
        assertThat(company.answersTo(again)).hasSize(1);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aFailedRequestThatNobodyRetriesIsCancelled() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        String failed = fail(request);

        assertThat(company.get(Cancellation.class).cancel(company.elena, request, "Ana buys it elsewhere."))
                .isEqualTo(new CancelResult.Cancelled());

        company.runDueCalls();
        company.get(Messages.class).lateRequestEvent(failed);
        assertThat(page(request).head().status()).isEqualTo(RequestStatus.CANCELLED);
        assertThat(alarms()).isEmpty();
        assertThat(company.letters("CANCELLED")).as("the requester").isEqualTo(1);
        assertThat(retry(request)).isInstanceOfSatisfying(RetryResult.NotFailed.class, late -> {
            assertThat(late.how().end().status()).isEqualTo(RequestStatus.CANCELLED);
            assertThat(late.how().end().by().map(PersonName::name)).contains("Elena Prado");
        });
    }

    @Test
    void whatHasNeverRunIsStarted() {
        RequestId request = company.file(company.ana);
        company.get(Messages.class).refuse(company.tenant, request.value());
        assertThat(page(request).head().status()).isEqualTo(RequestStatus.FAILED);

        assertThat(retry(request)).isEqualTo(new RetryResult.Retried());

        assertThat(page(request).head().status()).isEqualTo(RequestStatus.SUBMITTED);
        company.runDueCalls();
        assertThat(page(request).head().status()).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void onlyWhoLooksAfterRequestsRetriesAndOnlyWhatFailedAndCanBeContinued() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        assertThat(retry(request))
                .isInstanceOfSatisfying(
                        RetryResult.NotFailed.class,
                        never -> assertThat(never.how().reopened()).isEmpty());
        fail(request);
        Retries retries = company.get(Retries.class);
        assertThat(retries.retry(company.ana, request, "Now")).isEqualTo(new RetryResult.NotAllowed());
        assertThat(retries.retry(company.jon, request, "Now")).isEqualTo(new RetryResult.NotFound());
        assertThat(retries.retry(company.elena, request, " ")).isEqualTo(new RetryResult.ReasonRequired());
        company.stepFunctions.refuseToRedrive("Execution exceeded the redrivable period of 14 days");
        assertThat(retry(request))
                .isEqualTo(new RetryResult.NotPossible("Execution exceeded the redrivable period of 14 days"));
        assertThat(page(request).head().status()).isEqualTo(RequestStatus.FAILED);
    }

    @Test
    void whatCannotBeContinuedAfterAllFailsAgain() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        fail(request);
        retry(request);
        company.stepFunctions.refuseToRedrive("Execution exceeded the redrivable period of 14 days");
        company.runDueCalls();
        assertThat(page(request).head().status()).isEqualTo(RequestStatus.FAILED);
        assertThat(alarms()).containsExactly("REQUEST_FAILED");
    }

    private RetryResult retry(RequestId request) {
        return company.get(Retries.class).retry(company.elena, request, "The printer was replaced.");
    }

    private String fail(RequestId request) {
        String failed = company.end(request, RequestEvent.Outcome.FAILED, BROKEN);
        company.get(Messages.class).requestEvent(failed);
        assertThat(page(request).head().status()).isEqualTo(RequestStatus.FAILED);
        return failed;
    }

    private void reconcile() {
        company.clock.advance(Duration.ofMinutes(3));
        company.get(Rounds.class).run();
    }

    private RequestCase page(RequestId request) {
        return company.get(RequestService.class).open(company.elena, request).orElseThrow();
    }

    private List<String> alarms() {
        return company.get(Alarms.class).page(company.elena, true, Optional.empty()).alarms().stream()
                .map(alarm -> alarm.kind().name())
                .toList();
    }

    private String statusChange(RequestId request) {
        return """
                {"source": "aws.states", "detail-type": "Step Functions Execution Status Change",
                 "detail": {"executionArn": "%s", "name": "%s", "status": "FAILED", "redriveCount": 0,
                  "input": "{\\"tenant\\": \\"%s\\"}"}}
                """.formatted(company.stepFunctions.arn(request.value()), request, company.tenant);
    }
}
