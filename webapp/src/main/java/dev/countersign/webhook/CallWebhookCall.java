package dev.countersign.webhook;

import dev.countersign.execution.WebhookQueue;
import dev.countersign.job.Outbox;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.webhook.DeliveryRepository.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands a delivery to the function that calls webhooks. After a crash it is handed over again: the id of the delivery tells the receiver so. */
@Component
class CallWebhookCall {

    private static final Duration RESULT_LOST = Duration.ofHours(1);

    private final TenantTransaction transaction;
    private final DeliveryRepository deliveries;
    private final WebhookQueue queue;
    private final Announcing announcing;
    private final Outbox outbox;
    private final Clock clock;

    CallWebhookCall(
            TenantTransaction transaction,
            DeliveryRepository deliveries,
            WebhookQueue queue,
            Announcing announcing,
            Outbox outbox,
            Clock clock) {
        this.transaction = transaction;
        this.deliveries = deliveries;
        this.queue = queue;
        this.announcing = announcing;
        this.outbox = outbox;
        this.clock = clock;
    }

    void run(Announcing.Ref ref) {
        TenantId tenant = new TenantId(ref.tenant());
        Optional<Waiting> waiting = transaction.call(tenant, () -> sendable(ref));
        waiting.ifPresent(delivery -> queue.send(message(ref, delivery)));
        transaction.run(tenant, () -> {
            if (waiting.isPresent()) {
                announcing.callUnlessAnswered(ref, clock.instant().plus(RESULT_LOST));
            }
            outbox.end();
        });
    }

    private Optional<Waiting> sendable(Announcing.Ref ref) {
        DeliveryId id = new DeliveryId(ref.delivery());
        Optional<Waiting> waiting = deliveries.waiting(id, ref.attempt());
        boolean paused = waiting.filter(one -> one.state() != Webhook.State.ACTIVE)
                .filter(one -> !one.event().equals(WebhookEvent.PING.key()))
                .isPresent();
        if (paused) {
            deliveries.dead(id);
        }
        return paused ? Optional.empty() : waiting;
    }

    private static String message(Announcing.Ref ref, Waiting delivery) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("tenant", ref.tenant().toString())
                .put("webhook", delivery.webhook().toString())
                .put("delivery", ref.delivery().toString())
                .put("attempt", ref.attempt())
                .put("event", delivery.event())
                .put("body", delivery.body())
                .toString();
    }
}
