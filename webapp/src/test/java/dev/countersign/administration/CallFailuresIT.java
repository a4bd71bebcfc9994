package dev.countersign.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.Services;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import software.amazon.awssdk.core.exception.SdkClientException;

@SpringJUnitConfig(Services.class)
class CallFailuresIT {

    private record Ref(UUID tenant, UUID request) {}

    private final CallFailures failures;
    private final FailingCallRepository calls;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final TenantId acme;
    private final String instance = UUID.randomUUID().toString();

    @Autowired
    CallFailuresIT(
            CallFailures failures,
            FailingCallRepository calls,
            TenantTransaction transaction,
            JdbcClient sql,
            Organisation organisation) {
        this.failures = failures;
        this.calls = calls;
        this.transaction = transaction;
        this.sql = sql;
        this.acme = organisation.found();
    }

    @Test
    void aCallIsShownFromItsThirdFailureInARowUntilItSucceeds() {
        fails(1);
        assertThat(shown()).isEmpty();
        fails(2);
        fails(3);
        assertThat(shown()).singleElement().satisfies(row -> {
            assertThat(row.failures()).isEqualTo(4);
            assertThat(row.cause()).isEqualTo(FailureCause.AWS_UNREACHABLE);
        });
        failures.onExecutionComplete(ExecutionComplete.success(execution(4), Instant.now(), Instant.now()));
        assertThat(shown()).isEmpty();
    }

    @Test
    void atItsTenthFailureAdministratorsGetOneAlarmThatLeadsToWhereItIsMended(
            @Autowired Alarms alarms, @Autowired Organisation organisation) {
        Actor elena = organisation.administrator(acme, "Elena Prado");
        fails(8);
        assertThat(alarms.open(elena)).isZero();
        fails(9);
        fails(10);
        assertThat(alarms.page(elena, true, Optional.empty()).alarms())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.kind()).isEqualTo(AlarmKind.CALLS_FAIL);
                    assertThat(alarm.times()).isEqualTo(1);
                    assertThat(alarm.kind().place()).isEqualTo("organisation/deliveries");
                });
    }

    @Test
    void theAlarmIsLookedAtSoonAfterTheCallHasSucceededByItself() {
        fails(9);
        failures.onExecutionComplete(ExecutionComplete.success(execution(10), Instant.now(), Instant.now()));
        assertThat(sql.sql("select count(*) from scheduled_tasks where task_name = 'look-through-alarms'"
                                + " and task_instance like ? and execution_time < now() + interval '5 seconds'")
                        .param(acme + "@%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aCallThatWasCancelledIsNotShown() {
        fails(5);
        sql.sql("delete from scheduled_tasks where task_instance = ?")
                .param(instance)
                .update();
        assertThat(shown()).isEmpty();
    }

    @Test
    void aCallIsMadeNowUnlessItIsBeingMade() {
        fails(5);
        FailingCall.Id id = shown().getFirst().id();
        Instant now = Instant.now();
        assertThat(transaction.call(acme, () -> calls.now(id, now))).isTrue();
        assertThat(shown().getFirst().next()).isBeforeOrEqualTo(now.plusMillis(1));
        assertThat(transaction.call(acme, () -> calls.allNow(now, 10))).isEqualTo(1);
        sql.sql("update scheduled_tasks set picked = true where task_instance = ?")
                .param(instance)
                .update();
        assertThat(transaction.call(acme, () -> calls.now(id, now))).isFalse();
    }

    @Test
    void otherOrganisationsSeeNothingOfIt(@Autowired Organisation organisation) {
        fails(5);
        FailingCall.Id id = shown().getFirst().id();
        TenantId globex = organisation.found();
        assertThat(transaction.call(globex, () -> calls.page(Range.first()).rows()))
                .isEmpty();
        assertThat(transaction.call(globex, () -> calls.now(id, Instant.now()))).isFalse();
    }

    private List<FailingCallRepository.Row> shown() {
        return transaction.call(acme, () -> calls.page(Range.first()).rows());
    }

    /** @param before how often it has failed before */
    private void fails(int before) {
        sql.sql("""
                        insert into scheduled_tasks
                          (task_name, task_instance, execution_time, picked, version, consecutive_failures)
                        values ('start-execution', :instance, now() + interval '5 minutes', false, 1, :failures)
                        on conflict (task_name, task_instance) do update set consecutive_failures = excluded.consecutive_failures
                        """).param("instance", instance).param("failures", before + 1).update();
        failures.onExecutionComplete(ExecutionComplete.failure(
                execution(before),
                Instant.now(),
                Instant.now(),
                new IllegalStateException(SdkClientException.create("no"))));
    }

    private Execution execution(int failuresBefore) {
        Instant now = Instant.now();
        return new Execution(
                now,
                new TaskInstance<>("start-execution", instance, new Ref(acme.value(), UUID.randomUUID())),
                true,
                "node",
                null,
                now,
                failuresBefore,
                now,
                1);
    }
}
