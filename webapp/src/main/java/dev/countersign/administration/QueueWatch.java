package dev.countersign.administration;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.execution.DeadLetterQueue;
import dev.countersign.execution.DeadLetterQueues;
import dev.countersign.limit.Repeated;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks whether messages are put aside that nobody could handle. Queues are of the whole installation. On one with a few organisations their administrators
 * run it, and get an alarm; otherwise its operators read the log, as they do for every alarm of AWS.
 */
@Configuration(proxyBeanMethods = false)
class QueueWatch {

    private static final Duration EVERY = Duration.ofMinutes(5);

    /** The most organisations of an installation whose administrators run it. */
    private static final int FEW = 20;

    private static final Logger LOG = LoggerFactory.getLogger(QueueWatch.class);

    @Bean
    Task<Void> watchQueuesTask(DeadLetterQueues queues, Alarms alarms, Tenants tenants, Clock clock) {
        Map<DeadLetterQueue.Kind, Integer> before = new EnumMap<>(DeadLetterQueue.Kind.class);
        Repeated findings = new Repeated(clock);
        return Tasks.recurring("watch-queues", FixedDelay.of(EVERY))
                .execute((instance, context) -> queues.all()
                        .ifPresent(all -> all.forEach(queue -> {
                            int last = before.getOrDefault(queue.kind(), 0);
                            before.put(queue.kind(), queue.messages());
                            if (queue.messages() > last) {
                                tell(queue, alarms, tenants.all(), findings);
                            }
                        })));
    }

    private static void tell(DeadLetterQueue queue, Alarms alarms, List<TenantId> tenants, Repeated findings) {
        findings.found(queue.kind().name())
                .ifPresent(_ -> LOG.error("{} dead letters of {}", queue.messages(), queue.kind()));
        if (tenants.size() <= FEW) {
            Map<String, String> facts =
                    Map.of("queue", queue.kind().name(), "messages", Integer.toString(queue.messages()));
            tenants.forEach(tenant ->
                    alarms.raise(tenant, AlarmKind.QUEUE_GROWS, queue.kind().name(), facts));
        }
    }
}
