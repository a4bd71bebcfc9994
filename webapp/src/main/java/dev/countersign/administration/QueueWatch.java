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
 * Looks whether messages are put aside that nobody could handle, and whether more and more wait to be handled: six questions to the queue service every five
 * minutes. Queues are of the whole installation. On one with a few organisations their administrators
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
        QueueGrowth growth = new QueueGrowth();
        Repeated findings = new Repeated(clock);
        return Tasks.recurring("watch-queues", FixedDelay.of(EVERY)).execute((instance, context) -> {
            queues.all()
                    .ifPresent(all -> all.forEach(queue -> {
                        int last = before.getOrDefault(queue.kind(), 0);
                        before.put(queue.kind(), queue.messages());
                        if (queue.messages() > last) {
                            tell(AlarmKind.QUEUE_GROWS, queue, alarms, tenants.all(), findings);
                        } else if (queue.messages() == 0) {
                            resolve(AlarmKind.QUEUE_GROWS, queue.kind(), alarms, tenants.all());
                        }
                    }));
            queues.waiting()
                    .ifPresent(all -> all.forEach((kind, messages) -> {
                        if (growth.grows(kind, messages)) {
                            DeadLetterQueue queue = new DeadLetterQueue(kind, messages);
                            tell(AlarmKind.QUEUE_WAITS, queue, alarms, tenants.all(), findings);
                        } else if (messages < QueueGrowth.LONG) {
                            resolve(AlarmKind.QUEUE_WAITS, kind, alarms, tenants.all());
                        }
                    }));
        });
    }

    private static void resolve(AlarmKind alarm, DeadLetterQueue.Kind kind, Alarms alarms, List<TenantId> tenants) {
        if (tenants.size() <= FEW) {
            tenants.forEach(tenant -> alarms.resolve(tenant, alarm, kind.name()));
        }
    }

    private static void tell(
            AlarmKind alarm, DeadLetterQueue queue, Alarms alarms, List<TenantId> tenants, Repeated findings) {
        String kind = queue.kind().name();
        findings.found(alarm + " " + kind)
                .ifPresent(_ -> LOG.error("{}: {} messages of {}", alarm, queue.messages(), kind));
        if (tenants.size() <= FEW) {
            Map<String, String> facts = Map.of("queue", kind, "messages", Integer.toString(queue.messages()));
            tenants.forEach(tenant -> alarms.raise(tenant, alarm, kind, facts));
        }
    }
}
