package dev.countersign.administration;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.execution.DeadLetterQueue;
import dev.countersign.execution.DeadLetterQueues;
import dev.countersign.limit.Repeated;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks whether messages are put aside that nobody could handle, and whether more and more wait to be handled: fourteen questions to the queue service every five
 * minutes. Queues have messages of all organisations, so only the operator is told, by the log: docs/adr/0036.
 */
@Configuration(proxyBeanMethods = false)
class QueueWatch {

    private static final Duration EVERY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(QueueWatch.class);

    @Bean
    Task<Void> watchQueuesTask(DeadLetterQueues queues, Clock clock) {
        Map<DeadLetterQueue.Kind, Integer> before = new EnumMap<>(DeadLetterQueue.Kind.class);
        QueueGrowth growth = new QueueGrowth();
        Repeated findings = new Repeated(clock);
        return Tasks.recurring("watch-queues", FixedDelay.of(EVERY)).execute((instance, context) -> {
            queues.all()
                    .ifPresent(all -> all.forEach(queue -> {
                        int last = before.getOrDefault(queue.kind(), 0);
                        before.put(queue.kind(), queue.messages());
                        if (queue.messages() > last) {
                            tell("Messages could not be handled", queue.kind(), queue.messages(), findings);
                        }
                    }));
            queues.waiting()
                    .ifPresent(all -> all.forEach((kind, messages) -> {
                        if (growth.grows(kind, messages)) {
                            tell("Messages wait longer and longer", kind, messages, findings);
                        }
                    }));
        });
    }

    private static void tell(String what, DeadLetterQueue.Kind kind, int messages, Repeated findings) {
        findings.found(what + " " + kind).ifPresent(_ -> LOG.error("{}: {} of {}", what, messages, kind));
    }
}
