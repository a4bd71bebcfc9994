package dev.countersign.webhook;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dev.countersign.job.OutboxCall;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class WebhookJobs {

    private static final LocalTime AT_NIGHT = LocalTime.of(3, 10);

    @Bean
    Task<Announcing.Ref> callWebhookTask(CallWebhookCall call) {
        return OutboxCall.of(Announcing.CALL, call::run);
    }

    @Bean
    Task<ForgetSecretCall.Ref> forgetWebhookSecretTask(ForgetSecretCall call) {
        return OutboxCall.of(ForgetSecretCall.FORGET, call::run);
    }

    @Bean
    Task<Void> forgetDeliveriesTask(OldDeliveries old) {
        return Tasks.recurring("forget-webhook-deliveries", new Daily(ZoneOffset.UTC, AT_NIGHT))
                .execute((instance, context) -> old.forget());
    }
}
