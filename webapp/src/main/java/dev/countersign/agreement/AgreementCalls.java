package dev.countersign.agreement;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.countersign.job.OutboxCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class AgreementCalls {

    @Bean
    Task<PublishCall.Ref> publishAgreedTask(PublishCall call) {
        return OutboxCall.of(PublishCall.PUBLISH, call::run);
    }
}
