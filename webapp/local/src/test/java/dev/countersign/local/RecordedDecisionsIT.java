package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.request.FiledRequests;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The owner of the tables changes a decision, and leaves the audit log as it is. The request has ended before, and the decision is set back after. */
class RecordedDecisionsIT {

    private static final RunningProduct product = RunningProduct.shared();

    private final Acme acme = new Acme(product);
    private final TenantId tenant = acme.actor("marta").tenant();
    private final RecordedDecisions decisions =
            new RecordedDecisions(product.get(JdbcClient.class), product.get(TenantTransaction.class));
    private UUID decision;

    @BeforeEach
    void martaHasApproved() {
        RequestId request = acme.submit(acme.actor("ana"), "Desk lamps");
        acme.waitingFor(acme.actor("marta"), request);
        acme.approve(acme.actor("marta"), request);
        await().atMost(Duration.ofSeconds(60)).until(() -> !isOpen(request));
        decision = product.get(TenantTransaction.class)
                .call(
                        tenant,
                        () -> product.get(JdbcClient.class)
                                .sql("""
                                select decision_id from decision join approval using (tenant_id, approval_id)
                                where request_id = ?
                                """)
                                .param(request.value())
                                .query(UUID.class)
                                .single());
        assertThat(decisions.different(tenant)).doesNotContain(decision);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verdict = 'DENY'",
                "comment = 'As agreed by telephone'",
                "person_id = (select person_id from person where email = 'luis@acme.test')"
            })
    void aDecisionThatIsNotAsRecordedIsFound(String change) {
        change("update decision set " + change + " where decision_id = ?");
        try {
            assertThat(decisions.different(tenant)).contains(decision);
        } finally {
            change("""
                    update decision set verdict = 'APPROVE', comment = null,
                      person_id = (select person_id from person where email = 'marta@acme.test') where decision_id = ?
                    """);
        }
        assertThat(decisions.different(tenant)).doesNotContain(decision);
    }

    private void change(String statement) {
        Environment environment = product.get(Environment.class);
        var owner = new SingleConnectionDataSource(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"),
                true);
        JdbcClient sql = JdbcClient.create(owner);
        sql.sql("select set_config('app.tenant_id', ?, false)")
                .param(tenant.toString())
                .query(String.class)
                .single();
        int changed = sql.sql(statement).param(decision).update();
        owner.destroy();
        assertThat(changed).isOne();
    }

    private boolean isOpen(RequestId request) {
        return product.get(TenantTransaction.class)
                .call(
                        tenant,
                        () -> product.get(FiledRequests.class)
                                .find(tenant, request)
                                .orElseThrow()
                                .status()
                                .isOpen());
    }
}
