package dev.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.audit.RecordedDecisions.Difference;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The owner of the tables changes a decision while the product runs, and leaves the audit log as it is. The request has ended before. */
class AlteredDecisionsIT {

    private static final int TWO_ROUNDS = 100;

    private static final RunningProduct product = RunningProduct.shared();

    private final Acme acme = new Acme(product);
    private final Actor elena = acme.actor("elena");
    private final Alarms alarms = product.get(Alarms.class);
    private RequestId request;
    private UUID decision;

    @BeforeEach
    void martaHasApproved() {
        request = acme.submit(acme.actor("ana"), "Desk lamps");
        acme.waitingFor(acme.actor("marta"), request);
        acme.approve(acme.actor("marta"), request);
        await().atMost(Duration.ofSeconds(60)).until(() -> !isOpen());
        decision = product.get(TenantTransaction.class)
                .call(
                        elena.tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql("""
                                select decision_id from decision join approval using (tenant_id, approval_id)
                                where request_id = ?
                                """)
                                .param(request.value())
                                .query(UUID.class)
                                .single());
    }

    /** Others share the organisation. */
    @AfterEach
    void asBefore() {
        change("verdict = 'APPROVE', comment = null, undone_at = null, person_id = (select person_id from person"
                + " where email = 'marta@acme.test')");
        assertThat(found()).doesNotContain(new Difference(decision, request.value()));
        alarm().ifPresent(alarm -> alarms.acknowledge(elena, alarm.id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verdict = 'DENY'",
                "comment = 'As agreed by telephone'",
                "undone_at = decided_at",
                "person_id = (select person_id from person where email = 'luis@acme.test')"
            })
    void whoeverMayVerifyTheLogIsToldOfADecisionThatIsNotAsRecorded(String change) {
        change(change);
        assertThat(found()).contains(new Difference(decision, request.value()));
    }

    @Test
    void theRecurringCheckRaisesAnAlarmThatNamesTheDecision() {
        change("verdict = 'DENY'");
        AuditRound round = product.get(AuditRound.class);
        for (int i = 0; i < TWO_ROUNDS && alarm().isEmpty(); i++) {
            round.run();
        }
        assertThat(alarm()).hasValueSatisfying(alarm -> {
            assertThat(alarm.kind()).isEqualTo(AlarmKind.AUDIT_BROKEN);
            assertThat(alarm.facts())
                    .isEqualTo(Map.of(
                            "decision", decision.toString(),
                            "request", request.toString(),
                            "fault", "DECISION"));
        });
    }

    private boolean isOpen() {
        return product.get(FiledRequests.class)
                .find(elena.tenant(), request)
                .orElseThrow()
                .status()
                .isOpen();
    }

    private List<Difference> found() {
        return product.get(AuditLog.class).verify(elena) instanceof Verification.DecisionsDiffer(var decisions)
                ? decisions
                : List.of();
    }

    private Optional<Alarm> alarm() {
        return alarms.page(elena, true, Optional.empty()).alarms().stream()
                .filter(alarm -> alarm.subject().equals(decision.toString()))
                .findFirst();
    }

    private void change(String change) {
        Environment environment = product.get(Environment.class);
        var owner = new SingleConnectionDataSource(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"),
                true);
        try {
            JdbcClient sql = JdbcClient.create(owner);
            sql.sql("select set_config('app.tenant_id', ?, false)")
                    .param(elena.tenant().toString())
                    .query(String.class)
                    .single();
            assertThat(sql.sql("update decision set " + change + " where decision_id = ?")
                            .param(decision)
                            .update())
                    .isOne();
        } finally {
            owner.destroy();
        }
    }
}
