package dev.countersign.webhook;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.execution.WebhookSecrets;
import dev.countersign.job.OfTenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Removes the address and the secret of a webhook that is not there: it was removed, or never came to be. */
@Component
class ForgetSecretCall {

    record Ref(UUID tenant, UUID webhook) implements OfTenant {}

    static final TaskDescriptor<Ref> FORGET = TaskDescriptor.of("forget-webhook-secret", Ref.class);

    private final TenantTransaction transaction;
    private final WebhookRepository webhooks;
    private final WebhookSecrets secrets;

    ForgetSecretCall(TenantTransaction transaction, WebhookRepository webhooks, WebhookSecrets secrets) {
        this.transaction = transaction;
        this.webhooks = webhooks;
        this.secrets = secrets;
    }

    void run(Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        if (transaction
                .call(tenant, () -> webhooks.find(new WebhookId(ref.webhook())))
                .isEmpty()) {
            secrets.remove(tenant, ref.webhook().toString());
        }
    }
}
