package dev.countersign.webhook.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Tone;
import dev.countersign.webhook.Delivery;
import dev.countersign.webhook.Webhook;
import dev.countersign.webhook.WebhookEvent;
import dev.countersign.webhook.WebhookKind;
import dev.countersign.webhook.WebhookResult;
import java.util.Collection;
import java.util.stream.Collectors;

/** The words for webhooks. */
final class WebhookWords {

    private WebhookWords() {}

    static String kind(WebhookKind kind) {
        return say("webhooks.kind." + kind);
    }

    static String event(WebhookEvent event) {
        return say("webhooks.event." + event);
    }

    static String events(Collection<WebhookEvent> events) {
        return events.stream().sorted().map(WebhookWords::event).collect(Collectors.joining(", "));
    }

    static Badge state(Webhook webhook) {
        String words = say("webhooks.state." + webhook.state());
        return switch (webhook.state()) {
            case ACTIVE ->
                webhook.failingSince().isPresent()
                        ? new Badge(Tone.WAIT, Icon.WAITING, say("webhooks.state.failing"))
                        : new Badge(Tone.YES, Icon.DONE, words);
            case PAUSED -> new Badge(Tone.CALM, Icon.SKIPPED, words);
            case FAILED -> new Badge(Tone.NO, Icon.FAILED, words);
        };
    }

    static Badge state(Delivery delivery) {
        String words = say("webhooks.delivery." + delivery.state());
        return switch (delivery.state()) {
            case PENDING -> new Badge(Tone.WAIT, Icon.WAITING, words);
            case DELIVERED -> new Badge(Tone.YES, Icon.DONE, words);
            case DEAD -> new Badge(Tone.NO, Icon.FAILED, words);
        };
    }

    /** What is said of a change that was not made. */
    static String sentence(WebhookResult result) {
        return switch (result) {
            case WebhookResult.Created _, WebhookResult.Saved _ -> say("webhooks.saved");
            case WebhookResult.Wrong(var faults) ->
                faults.stream().sorted().map(WebhookWords::sentence).collect(Collectors.joining(" "));
            case WebhookResult.TooMany(int most) -> I18NProvider.translate("webhooks.wrong.too-many", most);
            case WebhookResult.SecretNotStored _ -> say("webhooks.not-stored");
            case WebhookResult.NotAllowed _ -> say("webhooks.wrong.not-allowed");
            case WebhookResult.NotFound _ -> say("webhooks.gone");
        };
    }

    static String sentence(WebhookResult.Fault fault) {
        return say("webhooks.wrong." + fault);
    }

    private static String say(String key) {
        return I18NProvider.translate(key);
    }
}
