package dev.countersign.attachment;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.countersign.job.OutboxCall;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs of this module. */
@Configuration(proxyBeanMethods = false)
class AttachmentCalls {

    @Bean
    Task<ReleaseCall.Ref> releaseFileTask(ReleaseCall call) {
        return OutboxCall.of(ReleaseCall.RELEASE, call::run);
    }
}
