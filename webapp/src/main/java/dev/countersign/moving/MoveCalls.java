package dev.countersign.moving;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.countersign.job.OutboxCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class MoveCalls {

    @Bean
    Task<MoveCall.Ref> moveRequestsTask(MoveCall call) {
        return OutboxCall.of(MoveCall.MOVE, call::run);
    }
}
