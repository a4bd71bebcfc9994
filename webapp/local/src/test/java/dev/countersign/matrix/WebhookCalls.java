package dev.countersign.matrix;

import static org.awaitility.Awaitility.await;

import dev.countersign.listing.Range;
import dev.countersign.matrix.Calls.Call;
import dev.countersign.people.Actor;
import dev.countersign.webhook.Delivery;
import dev.countersign.webhook.DeliveryId;
import dev.countersign.webhook.WebhookDeliveries;
import dev.countersign.webhook.WebhookDraft;
import dev.countersign.webhook.WebhookEvent;
import dev.countersign.webhook.WebhookId;
import dev.countersign.webhook.WebhookKind;
import dev.countersign.webhook.WebhookResult;
import dev.countersign.webhook.Webhooks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the matrix calls what is about webhooks. There is one of the organisation, which leads nowhere and was tested once. */
final class WebhookCalls {

    private static final String NOWHERE = "http://127.0.0.1:9/";

    private final World world;
    private final Webhooks webhooks;
    private final WebhookDeliveries deliveries;
    private @Nullable WebhookId made;

    WebhookCalls(World world) {
        this.world = world;
        this.webhooks = world.product.get(Webhooks.class);
        this.deliveries = world.product.get(WebhookDeliveries.class);
    }

    Map<String, Call> all() {
        return Map.ofEntries(
                Map.entry(
                        "Webhooks.list",
                        (actor, target) -> Calls.shown(webhooks.list(actor).isPresent())),
                Map.entry(
                        "Webhooks.find",
                        (actor, target) ->
                                Calls.shown(webhooks.find(actor, webhook()).isPresent())),
                Map.entry("Webhooks.create", (actor, target) -> Calls.kind(webhooks.create(actor, draft("")))),
                Map.entry(
                        "Webhooks.change", (actor, target) -> Calls.kind(webhooks.change(actor, webhook(), draft("")))),
                Map.entry(
                        "Webhooks.renewSecret", (actor, target) -> Calls.kind(webhooks.renewSecret(actor, webhook()))),
                Map.entry("Webhooks.pause", (actor, target) -> Calls.kind(webhooks.pause(actor, webhook()))),
                Map.entry("Webhooks.resume", (actor, target) -> Calls.kind(webhooks.resume(actor, webhook()))),
                Map.entry(
                        "Webhooks.remove",
                        (actor, target) -> Calls.kind(webhooks.remove(actor, new WebhookId(UUID.randomUUID())))),
                Map.entry(
                        "WebhookDeliveries.page",
                        (actor, target) -> Calls.shown(!page(actor).isEmpty())),
                Map.entry(
                        "WebhookDeliveries.content",
                        (actor, target) -> Calls.shown(
                                deliveries.content(actor, delivery()).isPresent())),
                Map.entry("WebhookDeliveries.test", (actor, target) -> Calls.kind(deliveries.test(actor, webhook()))),
                Map.entry(
                        "WebhookDeliveries.resend",
                        (actor, target) -> Calls.kind(deliveries.resend(actor, delivery()))),
                Map.entry("WebhookDeliveries.resendDead", (actor, target) -> {
                    delivery();
                    return deliveries.resendDead(actor, webhook()) > 0 ? "resent" : "none";
                }));
    }

    private WebhookId webhook() {
        WebhookId known = made;
        if (known == null) {
            Actor administrator = world.actor("administrator");
            known = ((WebhookResult.Created) webhooks.create(administrator, draft("Of the matrix"))).id();
            deliveries.test(administrator, known);
            made = known;
        }
        return known;
    }

    /** One that did not arrive, so that it can be sent again. */
    private DeliveryId delivery() {
        Actor administrator = world.actor("administrator");
        webhook();
        return await().until(
                        () -> page(administrator).stream()
                                .filter(one -> one.state() == Delivery.State.DEAD)
                                .map(Delivery::id)
                                .toList(),
                        dead -> !dead.isEmpty())
                .getFirst();
    }

    private List<Delivery> page(Actor actor) {
        return deliveries.page(actor, webhook(), false, Range.first()).rows();
    }

    private static WebhookDraft draft(String name) {
        return new WebhookDraft(name, WebhookKind.JSON, NOWHERE, Set.of(WebhookEvent.CHANGED), Locale.ENGLISH);
    }
}
