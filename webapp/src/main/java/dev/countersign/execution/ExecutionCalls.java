package dev.countersign.execution;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.job.OutboxCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class ExecutionCalls {

    private static final TaskDescriptor<ReconciliationPlan> RECONCILE =
            TaskDescriptor.of("reconcile-requests", ReconciliationPlan.class);

    @Bean
    Task<RequestRef> startExecutionTask(StartExecutionCall call) {
        return OutboxCall.of(Executions.START, call::start);
    }

    @Bean
    Task<RequestRef> stopExecutionTask(StartExecutionCall call) {
        return OutboxCall.of(Executions.STOP, call::stop);
    }

    @Bean
    Task<RequestRef> redriveExecutionTask(RedriveExecutionCall call) {
        return OutboxCall.of(Executions.REDRIVE, call::redrive);
    }

    @Bean
    Task<RequestRef> reconcileRequestTask(Reconciliation reconciliation) {
        return OutboxCall.of(Executions.RECONCILE, reconciliation::reconcile);
    }

    @Bean
    Task<ReconciliationPlan> reconcileTask(ReconciliationRounds rounds) {
        return Tasks.recurring(RECONCILE, FixedDelay.of(ReconciliationRounds.EVERY))
                .initialData(ReconciliationPlan.START)
                .executeStateful((instance, context) -> rounds.run(instance.getData()));
    }
}
