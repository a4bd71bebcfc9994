package dev.countersign.webhook;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.execution.WebhookCalled;
import dev.countersign.live.Changes;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.webhook.DeliveryRepository.Called;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What follows from a call of a webhook: it has arrived, is repeated after a longer and longer pause, or is not repeated any more, which administrators are told. A
 * webhook that fails for days is paused.
 */
@Component
class EndedCalls {

    /** The receiver says that it wants to hear nothing more. */
    private static final int GONE = 410;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final Announcing announcing;
    private final WebhookRecords records;
    private final Alarms alarms;
    private final People people;
    private final Changes changes;
    private final Clock clock;
    private final List<Duration> pauses;
    private final Duration patience;

    EndedCalls(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            Announcing announcing,
            WebhookRecords records,
            Alarms alarms,
            People people,
            Changes changes,
            Clock clock,
            @Value("${countersign.webhook-pauses:30s,2m,10m,30m,1h,2h,4h,8h}") List<Duration> pauses,
            @Value("${countersign.webhook-patience:3d}") Duration patience) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.announcing = announcing;
        this.records = records;
        this.alarms = alarms;
        this.people = people;
        this.changes = changes;
        this.clock = clock;
        this.pauses = List.copyOf(pauses);
        this.patience = patience;
    }

    /** A result that comes twice, or after a repetition, changes nothing. */
    @EventListener
    void on(WebhookCalled call) {
        DeliveryId id = new DeliveryId(call.delivery());
        deliveries.called(id, call.attempt()).ifPresent(known -> {
            announcing.answered(call.delivery(), call.attempt());
            if (isGood(call)) {
                deliveries.ended(call, Delivery.State.DELIVERED, null, clock.instant());
                webhooks.works(known.webhook());
            } else if (known.event().equals(WebhookEvent.PING.key())) {
                deliveries.ended(call, Delivery.State.DEAD, null, clock.instant());
            } else {
                failed(call, known);
            }
            if (known.event().equals(WebhookEvent.PING.key())) {
                announce(call);
            }
        });
    }

    private void failed(WebhookCalled call, Called known) {
        Instant now = clock.instant();
        webhooks.failing(known.webhook(), now);
        Webhook webhook = webhooks.find(known.webhook()).orElseThrow();
        boolean over = webhook.state() == Webhook.State.ACTIVE
                && webhook.failingSince()
                        .filter(since -> since.plus(patience).isBefore(now))
                        .isPresent();
        boolean repeats =
                webhook.state() == Webhook.State.ACTIVE && !over && !isLasting(call) && known.before() < pauses.size();
        if (repeats) {
            Instant next = now.plus(pauses.get(known.before()));
            deliveries.ended(call, Delivery.State.PENDING, next, now);
            announcing.call(call.tenant(), new DeliveryId(call.delivery()), call.attempt() + 1, next);
            return;
        }
        deliveries.ended(call, Delivery.State.DEAD, null, now);
        if (over || isGone(call)) {
            webhooks.pause(webhook.id(), Webhook.State.FAILED, now);
            records.pausedByFailure(call.tenant(), webhook);
        }
        if (webhook.state() == Webhook.State.ACTIVE) {
            alarms.raise(call.tenant(), AlarmKind.WEBHOOK_FAILS, webhook.id().toString(), facts(call, webhook));
        }
        announce(call);
    }

    private void announce(WebhookCalled call) {
        changes.announce(
                call.tenant(),
                people.administrators(call.tenant()).stream().map(Person::id).toList());
    }

    private static Map<String, String> facts(WebhookCalled call, Webhook webhook) {
        String why = call.status().isPresent()
                ? Integer.toString(call.status().getAsInt())
                : call.failure().orElse("");
        return Map.of("webhook", webhook.name(), "address", webhook.shown(), "answer", why);
    }

    private static boolean isGood(WebhookCalled call) {
        return call.status().orElse(0) / 100 == 2;
    }

    private static boolean isLasting(WebhookCalled call) {
        return call.lasting() || isGone(call);
    }

    private static boolean isGone(WebhookCalled call) {
        return call.status().orElse(0) == GONE;
    }
}
