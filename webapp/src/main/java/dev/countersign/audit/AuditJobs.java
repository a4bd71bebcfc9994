package dev.countersign.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class AuditJobs {

    /** How long a new entry could be cut off together with the head without a trace. */
    private static final Duration ANCHOR_EVERY = Duration.ofSeconds(5);

    private static final Duration CHECK_EVERY = Duration.ofSeconds(10);

    @Bean
    Task<Void> auditAnchorTask(RightsRecorder rights, Anchoring anchoring) {
        return Tasks.recurring("audit-anchor", FixedDelay.of(ANCHOR_EVERY)).execute((instance, context) -> {
            rights.run();
            anchoring.run();
        });
    }

    @Bean
    SecurityCounts securityCounts(SecurityRecords records) {
        return new SecurityCounts(records);
    }

    @Bean
    AnchorAtStop anchorAtStop(Anchoring anchoring) {
        return new AnchorAtStop(anchoring);
    }

    @Bean
    Task<Void> auditCheckTask(AuditRound round) {
        return Tasks.recurring("audit-check", FixedDelay.of(CHECK_EVERY)).execute((instance, context) -> round.run());
    }
}
