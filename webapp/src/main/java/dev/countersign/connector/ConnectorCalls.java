package dev.countersign.connector;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.job.OfTenant;
import dev.countersign.job.OutboxCall;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calls that follow the commit of a change of a connector. */
@Configuration(proxyBeanMethods = false)
class ConnectorCalls {

    record Ref(UUID tenant, String key) implements OfTenant {}

    static final TaskDescriptor<Ref> WRITE = TaskDescriptor.of("write-connector", Ref.class);

    static final TaskDescriptor<WaitingSecret> FORGET = TaskDescriptor.of("forget-secret", WaitingSecret.class);

    @Bean
    Task<Ref> writeConnectorTask(WriteConnectorCall call) {
        return OutboxCall.of(WRITE, call::write);
    }

    @Bean
    Task<WaitingSecret> forgetSecretTask(WriteConnectorCall call) {
        return OutboxCall.of(FORGET, call::forget);
    }
}
