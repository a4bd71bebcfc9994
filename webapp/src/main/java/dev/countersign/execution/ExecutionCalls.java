package dev.countersign.execution;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.job.OutboxCall;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the job runner does for this module. */
@Configuration(proxyBeanMethods = false)
class ExecutionCalls {

    private static final Duration RECONCILE_EVERY = Duration.ofMinutes(1);

    @Bean
    Task<RequestRef> startExecutionTask(StartExecutionCall call) {
        return OutboxCall.of(Executions.START, call::start);
    }

    @Bean
    Task<RequestRef> stopExecutionTask(StartExecutionCall call) {
        return OutboxCall.of(Executions.STOP, call::stop);
    }

    @Bean
    Task<RequestRef> reconcileRequestTask(Reconciliation reconciliation) {
        return OutboxCall.of(Executions.RECONCILE, reconciliation::reconcile);
    }

    @Bean
    Task<Void> reconcileTask(Reconciliation reconciliation) {
        return Tasks.recurring("reconcile", FixedDelay.of(RECONCILE_EVERY))
                .execute((instance, context) -> reconciliation.reconcileAll());
    }
}
