package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.execution.Executions;
import dev.countersign.execution.Messages;
import dev.countersign.execution.Rounds;
import dev.countersign.execution.Undeliverable;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.RowsRead;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReconciliationIT {

    /** Three calls a second, a run every five seconds. */
    private static final int BUDGET = 15;

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void eachRunKeepsToItsBudgetAndAllOpenRequestsComeInTurn() {
        List<UUID> open = waiting(100);
        company.clock.advance(Duration.ofMinutes(5));
        int before = 0;
        for (int run = 0; run < 20; run++) {
            run();
            int calls = company.stepFunctions.described().size();
            assertThat(calls - before).isLessThanOrEqualTo(BUDGET);
            before = calls;
        }
        assertThat(company.stepFunctions.described())
                .as("each once, and none again within the minute")
                .containsExactlyInAnyOrderElementsOf(open);
        company.clock.advance(Duration.ofMinutes(2));
        run();
        assertThat(company.stepFunctions.described()).hasSize(open.size() + BUDGET);
    }

    @Test
    void anEndThatNoMessageToldOfIsFoundFirst() {
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "manager");
        company.decide(company.marta, approval, Verdict.DENY, "No");
        company.clock.advance(Duration.ofSeconds(10));
        company.runDueCalls();
        company.end(request, RequestEvent.Outcome.DENIED, new RequestEvent.Result("manager", null, "No"));
        waiting(100);
        company.clock.advance(Duration.ofMinutes(2));

        run();

        assertThat(status(request)).isEqualTo(RequestStatus.DENIED);
        assertThat(company.stepFunctions.described().getFirst()).isEqualTo(request.value());
    }

    @Test
    void anAnswerThatSomethingCameOfIsNotFollowedUp() {
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "manager");
        company.decide(company.marta, approval, Verdict.APPROVE, "");
        company.clock.advance(Duration.ofSeconds(10));
        company.runDueCalls();
        company.clock.advance(Duration.ofSeconds(1));
        company.waitingAt(request, "finance");
        List<UUID> others = waiting(2 * BUDGET);
        others.forEach(other -> assertThat(other).isNotEqualTo(request.value()));
        company.clock.advance(Duration.ofMinutes(2));
        run();
        assertThat(company.stepFunctions.described()).hasSize(BUDGET);
        assertThat(company.count("select count(*) from approval where status = 'ANSWERED'"))
                .isEqualTo(1);
    }

    @Test
    void anAnswerOfHoursAgoIsLeftToTheTurn() {
        waiting(2 * BUDGET);
        // Its id is later than theirs, so that it comes last in turn.
        company.clock.advance(Duration.ofMinutes(5));
        RequestId request = company.submit(company.ana);
        ApprovalId approval = company.waitingAt(request, "manager");
        company.decide(company.marta, approval, Verdict.APPROVE, "");
        company.clock.advance(Duration.ofSeconds(10));
        company.runDueCalls();
        inTenant(
                "update approval set due_at = ? where true",
                Timestamp.from(Instant.now().plus(Duration.ofDays(9))));
        company.clock.advance(Duration.ofHours(3));
        run();
        assertThat(company.stepFunctions.described()).hasSize(BUDGET).doesNotContain(request.value());
        run();
        run();
        assertThat(company.stepFunctions.described()).contains(request.value());
    }

    @Test
    void aRequestThatWasNeverStartedIsStartedBeforeTheOthersAreLookedAt() {
        waiting(100);
        company.clock.advance(Duration.ofMinutes(1));
        RequestId request = company.submit(company.ana);
        inTenant("update request set status = 'SUBMITTED' where request_id = ?", request.value());
        company.clock.advance(Duration.ofMinutes(2));
        run();
        assertThat(company.stepFunctions.described()).startsWith(request.value());
        company.runDueCalls();
        assertThat(status(request)).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void anExecutionThatFailedWithoutAMessageEndsItsRequestWhenEventBridgeTellsOfIt() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        String arn = company.stepFunctions.arn(request.value());
        company.get(Messages.class).requestEvent(statusChange(request, arn, "RUNNING"));
        company.get(Messages.class).requestEvent(statusChange(request, arn + "x", "FAILED"));
        assertThat(company.stepFunctions.described()).isEmpty();
        company.stepFunctions.end(request.value(), null);
        company.get(Messages.class).requestEvent(statusChange(request, arn, "FAILED"));
        assertThat(status(request)).isEqualTo(RequestStatus.FAILED);
        company.get(Messages.class).requestEvent(statusChange(request, arn, "FAILED"));
        assertThat(company.stepFunctions.described()).as("asked once").hasSize(1);
    }

    @Test
    void aMadeUpStatusChangeEndsNothingAndNoOrganisationIsTold() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        String arn = company.stepFunctions.arn(request.value());
        assertThatThrownBy(() -> company.get(Messages.class).requestEvent(statusChange(request, arn, "FAILED")))
                .hasMessageContaining("does not show it yet");
        assertThatThrownBy(() -> company.get(Messages.class).lateRequestEvent(statusChange(request, arn, "FAILED")))
                .isInstanceOf(Undeliverable.class);
        assertThat(status(request)).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(company.get(Alarms.class)
                        .page(company.elena, true, Optional.empty())
                        .alarms())
                .isEmpty();
        company.get(Messages.class)
                .requestEvent("{\"source\":\"aws.states\",\"detail-type\":\"Step Functions Execution Status Change\"}");
    }

    private String statusChange(RequestId request, String arn, String status) {
        String input = "{\\\"tenant\\\":\\\"" + company.tenant + "\\\"}";
        return """
                {"version": "0", "id": "315c1398-40ff-a850-213b-158f73e60175", "account": "000000000000",
                 "source": "aws.states", "detail-type": "Step Functions Execution Status Change",
                 "time": "2026-02-26T19:42:21Z", "region": "us-east-1", "resources": ["%1$s"],
                 "detail": {"executionArn": "%1$s", "name": "%2$s", "status": "%3$s", "startDate": 1551225271984,
                   "stopDate": null, "input": "%4$s", "inputDetails": {"included": true}, "output": null, "outputDetails": null}}
                """.formatted(arn, request, status, input);
    }

    @Test
    void whatStaysStuckLeavesRoomForTheOthers() {
        List<UUID> open = waiting(60);
        inTenant(
                "update approval set due_at = ? where true",
                Timestamp.from(company.clock.instant().minus(Duration.ofDays(1))));
        company.clock.advance(Duration.ofMinutes(2));
        for (int run = 0; run < 20; run++) {
            run();
        }
        assertThat(company.stepFunctions.described()).containsAll(open);
    }

    @Test
    void allThatAreDueAtTheSameTimeAreLookedAtBeforeAnyIsAgain() {
        List<UUID> open = waiting(100);
        inTenant(
                "update approval set due_at = ? where true",
                Timestamp.from(company.clock.instant().minus(Duration.ofDays(1))));
        company.clock.advance(Duration.ofMinutes(2));
        // Half of a budget each: only the pass through what is overdue, not the turn, comes around so fast.
        int runs = Math.ceilDiv(open.size(), BUDGET / 2);
        Set<UUID> overdue = new LinkedHashSet<>();
        for (int run = 0; run < runs; run++) {
            int before = company.stepFunctions.described().size();
            run();
            List<UUID> described = company.stepFunctions.described();
            overdue.addAll(described.subList(before, before + Math.min(BUDGET / 2, open.size() - overdue.size())));
        }
        assertThat(overdue).hasSameSizeAs(open);
    }

    @Test
    void anEndSeenWithinTheFirstMinuteIsComparedAgainWhenItsMessageCountsAsLost() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        company.end(request, RequestEvent.Outcome.FAILED, new RequestEvent.Result(null, null, null));
        company.stepFunctions.endedAt(company.clock.instant());
        company.get(TenantTransaction.class)
                .run(company.tenant, () -> company.get(Executions.class).reconcile(company.tenant, request.value()));
        company.runDueCalls();
        assertThat(status(request)).isEqualTo(RequestStatus.IN_PROGRESS);
        company.clock.advance(Duration.ofMinutes(2));
        company.runDueCalls();
        assertThat(status(request)).isEqualTo(RequestStatus.FAILED);
    }

    /** It needs an administrator. */
    @Test
    void anEndThatIsNotConfirmedIsComparedLessAndLessOften() {
        RequestId request = company.submit(company.ana);
        company.waitingAt(request, "manager");
        company.end(request, RequestEvent.Outcome.APPROVED, RequestEvent.Result.APPROVED);
        assertThat(comparisons(Duration.ofDays(1), Duration.ofMinutes(2)))
                .as("in the first day")
                .isBetween(6, 14);
        assertThat(comparisons(Duration.ofDays(20), Duration.ofHours(1)))
                .as("in twenty more days, in which the approval becomes overdue")
                .isBetween(15, 21);
        assertThat(status(request)).isEqualTo(RequestStatus.IN_PROGRESS);
        assertThat(company.count("select count(*) from audit_entry where kind = 'request.unconfirmed'"))
                .isEqualTo(1);
    }

    private int comparisons(Duration within, Duration every) {
        int before = company.stepFunctions.described().size();
        for (Duration passed = Duration.ZERO; passed.compareTo(within) < 0; passed = passed.plus(every)) {
            company.clock.advance(every);
            run();
        }
        return company.stepFunctions.described().size() - before;
    }

    @Test
    void choosingReadsAsFewRowsHoweverManyAreOpen() {
        company.submit(company.ana);
        new Seeds(company).open(5_000, company.ana, company.marta);
        company.analyze();
        Instant now = Instant.now();
        for (String question : List.of(
                "select * from requests_not_started('epoch', '00000000-0000-0000-0000-000000000000', ?, 15)",
                "select * from requests_overdue('epoch', '00000000-0000-0000-0000-000000000000', ?, 15)",
                "select * from answers_given('epoch', '00000000-0000-0000-0000-000000000000', ?, 200)",
                "select * from requests_in_turn('00000000-0000-0000-0000-000000000000',"
                        + " '00000000-0000-0000-0000-000000000000', ?, 15)")) {
            RowsRead read = company.get(TenantTransaction.class).call(company.tenant, () -> {
                JdbcClient sql = company.get(JdbcClient.class);
                return RowsRead.by(
                        sql,
                        () -> sql.sql(question)
                                .param(Timestamp.from(now))
                                .query((row, index) -> index)
                                .list());
            });
            assertThat(read.all()).as("%s: %s", question, read).isLessThan(100);
        }
    }

    private void run() {
        company.get(Rounds.class).run();
    }

    /** Requests that wait for an answer, as their executions do. */
    private List<UUID> waiting(int requests) {
        RequestId first = company.submit(company.ana);
        company.waitingAt(first, "manager");
        new Seeds(company).open(requests - 1, company.ana, company.marta);
        List<UUID> open = new ArrayList<>(company.get(TenantTransaction.class)
                .call(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("select request_id from request where title like 'Seeded%' and closed_at is null")
                                .query(UUID.class)
                                .list()));
        open.forEach(request -> company.stepFunctions.enter(request, "manager"));
        open.add(first.value());
        return open;
    }

    private RequestStatus status(RequestId request) {
        return company.get(FiledRequests.class)
                .find(company.tenant, request)
                .map(FiledRequest::status)
                .orElseThrow();
    }

    private void inTenant(String update, Object value) {
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql(update)
                                .param(value)
                                .update());
    }
}
