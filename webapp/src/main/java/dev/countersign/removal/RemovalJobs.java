package dev.countersign.removal;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class RemovalJobs {

    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    Task<Void> removeOldRequestsTask(OldRequests old) {
        return Tasks.recurring("remove-old-requests", FixedDelay.of(EVERY)).execute((instance, context) -> old.run());
    }
}
