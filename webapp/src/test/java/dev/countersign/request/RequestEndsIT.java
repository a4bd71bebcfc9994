package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.alarm.Alarms;
import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.text.Text;
import dev.countersign.execution.RequestFinished;
import dev.countersign.people.Actor;
import dev.countersign.request.ApprovalTrace.State;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.ListedApprovals;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** An execution says how it ended; whether its request ends so, the recorded decisions say. */
@SpringJUnitConfig(Services.class)
class RequestEndsIT {

    private final RequestService requests;
    private final FiledRequests files;
    private final ListedApprovals approvals;
    private final Alarms raised;
    private final AuditLog audit;
    private final DataSource database;
    private final TenantTransaction transaction;
    private final ApplicationEventPublisher events;
    private final TenantId acme;
    private final Actor ana;
    private final Actor elena;
    private final TemplateVersionId purchase;

    @Autowired
    RequestEndsIT(
            RequestService requests,
            FiledRequests files,
            ListedApprovals approvals,
            Alarms raised,
            AuditLog audit,
            DataSource database,
            TenantTransaction transaction,
            ApplicationEventPublisher events,
            Templates templates,
            Organisation organisation) {
        this.requests = requests;
        this.files = files;
        this.approvals = approvals;
        this.raised = raised;
        this.audit = audit;
        this.database = database;
        this.transaction = transaction;
        this.events = events;
        this.acme = organisation.found();
        this.ana = organisation.employee(acme, "Ana Torres");
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.purchase = ((PublishResult.Published) templates.publish(elena, PurchaseTemplate.definition())).id();
    }

    @Test
    void theEndIsRecordedOnceHoweverOftenItIsTold() {
        RequestId id = submitted();
        decided(id, "manager", TaskAnswer.Outcome.DENIED);
        finish(id, 1, RequestEvent.Outcome.DENIED, "Too expensive");
        finish(id, 1, RequestEvent.Outcome.DENIED, "Too expensive");
        finish(id, 1, RequestEvent.Outcome.APPROVED, null);
        RequestCase seen = requests.open(ana, id).orElseThrow();
        assertThat(seen.head().status()).isEqualTo(RequestStatus.DENIED);
        assertThat(seen.head().reason()).isEqualTo(Text.of("Too expensive"));
        assertThat(seen.head().closedAt()).isPresent();
        assertThat(kinds(id)).containsExactly("request.submitted", "request.closed");
    }

    @Test
    void theEndOfAnotherRevisionIsNotBelieved() {
        RequestId id = submitted();
        finish(id, 2, RequestEvent.Outcome.APPROVED, null);
        assertThat(status(id)).isEqualTo(RequestStatus.SUBMITTED);
        assertThat(alarms()).containsExactly("OUTCOME_NOT_CONFIRMED ");
    }

    @Test
    void anApprovalThatSomebodyStillOwesIsNotBelieved() {
        RequestId id = submitted();
        decided(id, "manager", TaskAnswer.Outcome.APPROVED);
        decided(id, "finance", TaskAnswer.Outcome.APPROVED);
        finish(id, 1, RequestEvent.Outcome.APPROVED, null);
        finish(id, 1, RequestEvent.Outcome.APPROVED, null);
        assertThat(status(id)).isEqualTo(RequestStatus.SUBMITTED);
        assertThat(requests.open(ana, id).orElseThrow().head().unconfirmed()).isTrue();
        assertThat(alarms()).containsExactly("OUTCOME_NOT_CONFIRMED budget");
        assertThat(kinds(id)).containsExactly("request.submitted", "request.unconfirmed");

        decided(id, "budget", TaskAnswer.Outcome.APPROVED);
        finish(id, 1, RequestEvent.Outcome.APPROVED, null);
        assertThat(status(id)).isEqualTo(RequestStatus.APPROVED);
        assertThat(requests.open(ana, id).orElseThrow().head().unconfirmed()).isFalse();
        assertThat(alarms()).as("nobody has to see to it any more").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestEvent.Outcome.class,
            names = {"DENIED", "WITHDRAWN", "EXPIRED", "CHANGES_REQUESTED"})
    void anEndThatNobodyDecidedIsNotBelieved(RequestEvent.Outcome outcome) {
        RequestId id = submitted();
        finish(id, 1, outcome, null);
        assertThat(status(id)).isEqualTo(RequestStatus.SUBMITTED);
        assertThat(alarms()).containsExactly("OUTCOME_NOT_CONFIRMED ");
    }

    @Test
    void aCheckDeniesOnlyWhereTheExecutionEndedAtTheCheck() {
        RequestId forged = submitted();
        decided(forged, "finance", TaskAnswer.Outcome.DENIED);
        end(forged, 1, RequestEvent.Outcome.DENIED, new RequestEvent.Result("manager", null, "No"));
        assertThat(status(forged)).isEqualTo(RequestStatus.SUBMITTED);
        RequestId checked = submitted();
        end(checked, 1, RequestEvent.Outcome.DENIED, new RequestEvent.Result("check", null, "Over the limit"));
        assertThat(status(checked)).isEqualTo(RequestStatus.DENIED);
    }

    @Test
    void administratorsAreToldOfARequestThatFailed() {
        RequestId id = submitted();
        finish(id, 1, RequestEvent.Outcome.FAILED, "States.Timeout");
        assertThat(status(id)).isEqualTo(RequestStatus.FAILED);
        assertThat(alarms()).containsExactly("REQUEST_FAILED ");
    }

    @Test
    void aRevisionThatChangesWhileTheLockIsAwaitedIsFound() throws Exception {
        RequestId id = submitted();
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement();
                ExecutorService waiting = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            statement.execute("select set_config('app.tenant_id', '%s', true)".formatted(acme));
            statement.execute("""
                    insert into request_revision (tenant_id, request_id, revision, form, submitted_by, submitted_at)
                    select tenant_id, request_id, 2, form, submitted_by, now() from request_revision
                    where request_id = '%s'
                    """.formatted(id));
            statement.execute("update request set revision = 2 where request_id = '%s'".formatted(id));
            Future<Integer> found =
                    waiting.submit(() -> files.lock(acme, id).orElseThrow().revision());
            await().until(() -> isAnyoneWaiting(statement));
            other.commit();
            assertThat(found.get()).isEqualTo(2);
        }
    }

    private static boolean isAnyoneWaiting(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select count(*) from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))")) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    private RequestId submitted() {
        SubmitResult result =
                requests.submit(ana, new Submission(UUID.randomUUID(), purchase, PurchaseTemplate.filledIn()));
        return ((SubmitResult.Submitted) result).id();
    }

    private void decided(RequestId id, String step, TaskAnswer.Outcome outcome) {
        approvals.add(
                id,
                new ApprovalTrace.Visit(
                        step,
                        1,
                        1,
                        State.ANSWERED,
                        outcome,
                        List.of(),
                        Instant.now(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private List<String> alarms() {
        return raised.page(elena, true, Optional.empty()).alarms().stream()
                .map(alarm -> alarm.kind() + " " + alarm.facts().getOrDefault("missing", ""))
                .toList();
    }

    private void finish(RequestId id, int revision, RequestEvent.Outcome outcome, @Nullable String reason) {
        String step = outcome == RequestEvent.Outcome.APPROVED ? null : "manager";
        end(id, revision, outcome, new RequestEvent.Result(step, null, reason));
    }

    private void end(RequestId id, int revision, RequestEvent.Outcome outcome, RequestEvent.Result result) {
        transaction.run(
                acme,
                () -> events.publishEvent(new RequestFinished(
                        acme,
                        id.value(),
                        Optional.of(revision),
                        Optional.of(outcome),
                        result,
                        Optional.empty(),
                        Optional.of(0),
                        0)));
    }

    private RequestStatus status(RequestId id) {
        return requests.open(ana, id).orElseThrow().head().status();
    }

    private List<String> kinds(RequestId id) {
        return audit.ofRequest(acme, id.value()).stream().map(AuditEntry::kind).toList();
    }
}
