package dev.countersign.notification;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import dev.countersign.job.OutboxCall;
import dev.countersign.tenant.TenantId;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class NotificationCalls {

    private static final LocalTime AT_NIGHT = LocalTime.of(2, 30);

    @Bean
    Task<Notifications.Ref> publishNotificationTask(PublishNotificationCall call) {
        return OutboxCall.of(Notifications.PUBLISH, call::run);
    }

    @Bean
    Task<LetterAlarm.Ref> lookAtFailingLettersTask(LetterAlarm alarm) {
        return OutboxCall.of(LetterAlarm.LOOK, ref -> alarm.look(new TenantId(ref.tenant())));
    }

    @Bean
    Task<Digests.Ref> sendDigestTask(SendDigestCall call) {
        return OutboxCall.of(Digests.SEND, call::run);
    }

    @Bean
    Task<Invitations.Ref> sendInvitationTask(Invitations invitations) {
        return OutboxCall.of(Invitations.SEND, invitations::send);
    }

    @Bean
    Task<Void> forgetNotificationsTask(OldNotifications old) {
        return Tasks.recurring("forget-notifications", new Daily(ZoneOffset.UTC, AT_NIGHT))
                .execute((instance, context) -> old.forget());
    }
}
