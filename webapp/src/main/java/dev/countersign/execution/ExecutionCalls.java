package dev.countersign.execution;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the job runner does for this module. */
@Configuration(proxyBeanMethods = false)
class ExecutionCalls {

    private static final Duration RECONCILE_EVERY = Duration.ofMinutes(1);

    @Bean
    Task<RequestRef> startExecutionTask(StartExecutionCall call) {
        return Tasks.oneTime(Executions.START)
                .onFailure(new BackOff<>())
                .execute((instance, context) -> call.start(instance.getData()));
    }

    @Bean
    Task<RequestRef> stopExecutionTask(StartExecutionCall call) {
        return Tasks.oneTime(Executions.STOP)
                .onFailure(new BackOff<>())
                .execute((instance, context) -> call.stop(instance.getData()));
    }

    @Bean
    Task<RequestRef> reconcileRequestTask(Reconciliation reconciliation) {
        return Tasks.oneTime(Executions.RECONCILE)
                .onFailure(new BackOff<>())
                .execute((instance, context) -> reconciliation.reconcile(instance.getData()));
    }

    @Bean
    Task<Void> reconcileTask(Reconciliation reconciliation) {
        return Tasks.recurring("reconcile", FixedDelay.of(RECONCILE_EVERY))
                .execute((instance, context) -> reconciliation.reconcileAll());
    }
}
