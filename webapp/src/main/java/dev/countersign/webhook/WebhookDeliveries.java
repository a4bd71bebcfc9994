package dev.countersign.webhook;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Service;

/** The log of what webhooks were told: auditors read it, administrators have something sent again. */
@Service
public class WebhookDeliveries {

    /** The most deliveries that one act sends again. */
    public static final int MOST_AT_ONCE = 500;

    private final ActorTransaction acting;
    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final Announcing announcing;
    private final WebhookRecords records;
    private final Alarms alarms;
    private final Clock clock;

    WebhookDeliveries(
            ActorTransaction acting,
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            Announcing announcing,
            WebhookRecords records,
            Alarms alarms,
            Clock clock) {
        this.acting = acting;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.announcing = announcing;
        this.records = records;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * Newest first; nothing for whoever may not see settings.
     *
     * @param onlyDead those that are not repeated any more
     */
    public Page<Delivery> page(Actor actor, WebhookId webhook, boolean onlyDead, Range<DeliveryId> range) {
        return acting.call(
                actor,
                present -> records.mayDo(present, Right.SEE_ORGANISATION, webhook.toString())
                        ? deliveries.page(webhook, onlyDead, range)
                        : new Page<>(List.of(), false));
    }

    /** What was sent and answered; empty for whoever may not see settings. It has data of requests, so this is recorded. */
    public Optional<Delivery.Content> content(Actor actor, DeliveryId id) {
        return acting.call(actor, present -> {
            if (!records.mayDo(present, Right.SEE_ORGANISATION, id.toString())) {
                return Optional.empty();
            }
            Optional<Delivery.Content> found = deliveries.content(id);
            found.ifPresent(_ -> records.write(present, "webhook.delivery-read", Map.of("delivery", id.toString())));
            return found;
        });
    }

    /** Tells the webhook that this is a test, also while it is paused. It is called once. */
    public WebhookResult test(Actor actor, WebhookId id) {
        return acting.call(actor, present -> {
            if (!records.mayDo(present, Right.SET_ORGANISATION, id.toString())) {
                return new WebhookResult.NotAllowed();
            }
            Optional<Webhook> webhook = webhooks.find(id);
            webhook.ifPresent(found -> {
                announcing.ping(present, found);
                records.record(present, "webhook.tested", found);
            });
            return webhook.isPresent() ? new WebhookResult.Saved() : new WebhookResult.NotFound();
        });
    }

    /** Sends a delivery again, with its id and content. */
    public WebhookResult resend(Actor actor, DeliveryId id) {
        return acting.call(actor, present -> {
            if (!records.mayDo(present, Right.SET_ORGANISATION, id.toString())) {
                return new WebhookResult.NotAllowed();
            }
            Optional<WebhookId> webhook = deliveries.webhookOf(id);
            if (webhook.isEmpty() || !again(present, id)) {
                return new WebhookResult.NotFound();
            }
            alarms.settle(
                    present.tenant(), AlarmKind.WEBHOOK_FAILS, webhook.get().toString(), present.person());
            records.write(present, "webhook.delivery-resent", Map.of("delivery", id.toString()));
            return new WebhookResult.Saved();
        });
    }

    /**
     * Sends what is not repeated any more again, the oldest {@value #MOST_AT_ONCE}. Returns how many; 0 if there are none, or the person may not.
     */
    public int resendDead(Actor actor, WebhookId webhook) {
        return acting.call(actor, present -> {
            if (!records.mayDo(present, Right.SET_ORGANISATION, webhook.toString())) {
                return 0;
            }
            List<DeliveryId> dead = deliveries.dead(webhook, MOST_AT_ONCE);
            dead.forEach(id -> again(present, id));
            if (!dead.isEmpty()) {
                alarms.settle(present.tenant(), AlarmKind.WEBHOOK_FAILS, webhook.toString(), present.person());
                records.write(
                        present,
                        "webhook.dead-resent",
                        Map.of("webhook", webhook.toString(), "deliveries", Integer.toString(dead.size())));
            }
            return dead.size();
        });
    }

    private boolean again(Actor present, DeliveryId id) {
        OptionalInt attempt = deliveries.again(id, clock.instant());
        attempt.ifPresent(next -> announcing.call(present.tenant(), id, next, clock.instant()));
        return attempt.isPresent();
    }
}
