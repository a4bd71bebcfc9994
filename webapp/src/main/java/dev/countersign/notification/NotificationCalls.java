package dev.countersign.notification;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.countersign.execution.BackOff;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the job runner does for this module. */
@Configuration(proxyBeanMethods = false)
class NotificationCalls {

    @Bean
    Task<Notifications.Ref> publishNotificationTask(PublishNotificationCall call) {
        return Tasks.oneTime(Notifications.PUBLISH)
                .onFailure(new BackOff<>())
                .execute((instance, context) -> call.run(instance.getData()));
    }
}
