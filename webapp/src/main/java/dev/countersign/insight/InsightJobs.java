package dev.countersign.insight;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class InsightJobs {

    /** How old figures can be. */
    private static final Duration EVERY = Duration.ofSeconds(15);

    @Bean
    Task<Void> insightTask(CountingRound round) {
        return Tasks.recurring("count-for-insight", FixedDelay.of(EVERY)).execute((instance, context) -> round.run());
    }
}
