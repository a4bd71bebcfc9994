package dev.countersign.intake;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.countersign.job.OutboxCall;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class IntakeJobs {

    private static final Duration EVERY = Duration.ofMinutes(15);

    @Bean
    Task<MachineAnswers.Ref> answerStateMachineTask(MachineAnswers answers) {
        return OutboxCall.of(MachineAnswers.ANSWER, answers::run);
    }

    @Bean
    Task<Void> tendIntakeTask(IntakeCare care) {
        return Tasks.recurring("tend-intake", FixedDelay.of(EVERY)).execute((instance, context) -> care.tend());
    }
}
