package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.countersign.administration.Deliveries;
import dev.countersign.administration.FailingCall;
import dev.countersign.listing.Range;
import dev.countersign.tenant.TenantTransaction;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call about an approval fails. */
class FailingApprovalCallIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void administratorsReadWhichRequestItIsAbout() {
        ApprovalId approval = company.waiting("manager");
        String expire = Deadlines.EXPIRE.getTaskName();
        company.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> company.get(JdbcClient.class)
                                .sql("update scheduled_tasks set consecutive_failures = 4 where task_name = ?")
                                .param(expire)
                                .update());
        String instance = approval + "@" + company.row(approval).dueAt().toEpochMilli();
        Instant now = Instant.now();
        Execution execution = new Execution(
                now,
                new TaskInstance<>(expire, instance, ApprovalRef.of(company.tenant, approval)),
                true,
                "node",
                null,
                now,
                3,
                now,
                1);
        company.get(SchedulerListener.class)
                .onExecutionComplete(ExecutionComplete.failure(execution, now, now, new IllegalStateException("no")));

        List<FailingCall> calls = company.get(Deliveries.class)
                .calls(company.elena, Range.first())
                .rows();
        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.request().orElseThrow().id())
                        .isEqualTo(company.row(approval).request()));
    }
}
