package dev.countersign.notification;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.countersign.job.OutboxCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class NotificationCalls {

    @Bean
    Task<Notifications.Ref> publishNotificationTask(PublishNotificationCall call) {
        return OutboxCall.of(Notifications.PUBLISH, call::run);
    }
}
