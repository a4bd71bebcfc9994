package dev.countersign.approval;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.countersign.execution.BackOff;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the job runner does for this module. */
@Configuration(proxyBeanMethods = false)
class ApprovalCalls {

    @Bean
    Task<ApprovalRef> expireApprovalTask(ExpireCall call) {
        return Tasks.oneTime(Deadlines.EXPIRE)
                .onFailure(new BackOff<>())
                .execute((instance, context) -> call.run(instance.getData()));
    }

    @Bean
    Task<Deadlines.Reminder> remindApproversTask(RemindCall call) {
        return Tasks.oneTime(Deadlines.REMIND)
                .onFailure(new BackOff<>())
                .execute((instance, context) -> call.run(instance.getData()));
    }

    @Bean
    Task<ApprovalRef> answerTokenTask(AnswerTokenCall call) {
        return Tasks.oneTime(AnswerCalls.ANSWER)
                .onFailure(new BackOff<>())
                .execute((instance, context) -> call.run(instance.getData()));
    }
}
