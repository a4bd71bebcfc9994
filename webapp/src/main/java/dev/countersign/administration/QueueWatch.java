package dev.countersign.administration;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.execution.DeadLetterQueues;
import dev.countersign.limit.Repeated;
import java.time.Clock;
import java.time.Duration;
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
        QueueGrowth growth = new QueueGrowth();
        Repeated findings = new Repeated(clock);
        return Tasks.recurring("watch-queues", FixedDelay.of(EVERY)).execute((instance, context) -> {
            queues.all()
                    .ifPresent(all -> all.stream()
                            .filter(queue -> queue.messages() > 0)
                            .forEach(queue ->
                                    tell("Messages could not be handled", queue.name(), queue.messages(), findings)));
            queues.waiting()
                    .ifPresent(all -> all.forEach((queue, messages) -> {
                        if (growth.grows(queue, messages)) {
                            tell("Messages wait longer and longer", queue, messages, findings);
                        }
                    }));
        });
    }

    /** Again each hour as long as it is so: what was moved back in between and has failed again is among them. */
    private static void tell(String what, String queue, int messages, Repeated findings) {
        findings.found(what + " " + queue).ifPresent(_ -> LOG.error("{}: {} in {}", what, messages, queue));
    }
}
