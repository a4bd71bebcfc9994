package dev.countersign.webhook;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.webhook.DeliveryRepository.NewRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Stores what webhooks are told, in the transaction of what happened, and schedules the first call. */
@Component
class Announcing {

    static final TaskDescriptor<Ref> CALL = TaskDescriptor.of("call-webhook", Ref.class);

    /** A call of a delivery; the first is 1. */
    record Ref(UUID tenant, UUID delivery, int attempt) implements OfTenant {}

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final Messages messages;
    private final Outbox outbox;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Announcing(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            Messages messages,
            Outbox outbox,
            TimeOrderedIds ids,
            Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.messages = messages;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Tells the webhooks that want to know.
     *
     * @param dedupe the same for the same event
     * @param what is read only if there are such webhooks
     */
    void tell(TenantId tenant, WebhookEvent event, String dedupe, Supplier<Occurrence> what) {
        List<Webhook> listening = webhooks.listening(event);
        if (listening.isEmpty()) {
            return;
        }
        Occurrence occurrence = what.get();
        RequestId request = occurrence.request().id();
        for (Webhook webhook : listening) {
            DeliveryId id = new DeliveryId(ids.next());
            String about = occurrence.request().number() + " "
                    + occurrence.request().title().in(webhook.language());
            NewRow row = new NewRow(
                    id,
                    webhook.id(),
                    event,
                    request,
                    about,
                    event.key() + " " + dedupe,
                    messages.write(tenant, webhook, id, occurrence));
            if (deliveries.insert(tenant, row, clock.instant())) {
                call(tenant, id, 1, clock.instant());
            }
        }
    }

    void ping(Actor by, Webhook webhook) {
        DeliveryId id = new DeliveryId(ids.next());
        String body = messages.ping(by.tenant(), webhook, id);
        deliveries.insert(
                by.tenant(),
                new NewRow(id, webhook.id(), WebhookEvent.PING, null, "", id.toString(), body),
                clock.instant());
        call(by.tenant(), id, 1, clock.instant());
    }

    void call(TenantId tenant, DeliveryId id, int attempt, Instant at) {
        outbox.put(CALL, id + "#" + attempt, new Ref(tenant.value(), id.value(), attempt), at);
    }

    /** Again, unless there is a result by then: one can get lost. */
    void callUnlessAnswered(Ref ref, Instant at) {
        outbox.put(CALL, unanswered(ref.delivery(), ref.attempt()), ref, at);
    }

    void answered(UUID delivery, int attempt) {
        outbox.cancel(CALL, unanswered(delivery, attempt));
    }

    private static String unanswered(UUID delivery, int attempt) {
        return delivery + "#" + attempt + " again";
    }
}
