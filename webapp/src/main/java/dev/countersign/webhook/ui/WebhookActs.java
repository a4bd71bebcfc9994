package dev.countersign.webhook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableRunnable;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Question;
import dev.countersign.ui.SecretDialog;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import dev.countersign.webhook.Webhook;
import dev.countersign.webhook.WebhookDeliveries;
import dev.countersign.webhook.WebhookKind;
import dev.countersign.webhook.WebhookResult;
import dev.countersign.webhook.Webhooks;
import java.util.Optional;
import java.util.function.Supplier;

/** What an administrator can do with a webhook. */
final class WebhookActs extends Div {

    private final transient Webhook webhook;
    private final transient Webhooks webhooks;
    private final Viewer viewer;
    private final SerializableRunnable done;

    WebhookActs(
            Webhook webhook,
            Webhooks webhooks,
            WebhookDeliveries deliveries,
            Viewer viewer,
            SerializableRunnable done) {
        this.webhook = webhook;
        this.webhooks = webhooks;
        this.viewer = viewer;
        this.done = done;
        addClassName("webhook-acts");
        Button test = act("webhooks.test", () -> deliveries.test(viewer.actor(), webhook.id()), "webhooks.tested");
        test.addThemeVariants(ButtonVariant.PRIMARY);
        boolean active = webhook.state() == Webhook.State.ACTIVE;
        Button pause = active
                ? act("webhooks.pause", () -> webhooks.pause(viewer.actor(), webhook.id()), "webhooks.paused")
                : act("webhooks.resume", () -> webhooks.resume(viewer.actor(), webhook.id()), "webhooks.resumed");
        add(test, pause, change());
        if (webhook.kind() == WebhookKind.JSON) {
            add(new Button(getTranslation("webhooks.renew"), clicked -> ask("webhooks.renew", this::renew)));
        }
        Button remove = new Button(getTranslation("webhooks.remove"), clicked -> ask("webhooks.remove", this::remove));
        remove.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        add(remove);
    }

    private Button act(String key, Supplier<WebhookResult> act, String said) {
        Button button = new Button(getTranslation(key));
        button.setDisableOnClick(true);
        button.addClickListener(clicked -> {
            WebhookResult result = act.get();
            Toast.say(result instanceof WebhookResult.Saved ? getTranslation(said) : WebhookWords.sentence(result));
            button.setEnabled(true);
            done.run();
        });
        return button;
    }

    private Button change() {
        KeptDialog changing = new KeptDialog(viewer.actor(), "webhook." + webhook.id());
        return changing.button(
                getTranslation("webhooks.change"),
                () -> changing.open(new WebhookDialog(
                        Optional.of(webhook),
                        changing.fields(),
                        draft -> webhooks.change(viewer.actor(), webhook.id(), draft),
                        result -> {
                            Toast.say(WebhookWords.sentence(result));
                            done.run();
                        })));
    }

    private void ask(String key, Runnable act) {
        new Question(
                        getTranslation(key + ".title", webhook.name()),
                        getTranslation(key + ".text"),
                        getTranslation(key),
                        act)
                .open();
    }

    private void renew() {
        WebhookResult result = webhooks.renewSecret(viewer.actor(), webhook.id());
        if (result instanceof WebhookResult.Created(var _, var secret)) {
            new SecretDialog(getTranslation("webhooks.renewed"), getTranslation("webhooks.created.text"))
                    .with(getTranslation("webhooks.secret"), secret)
                    .open();
        } else {
            Toast.say(WebhookWords.sentence(result));
        }
    }

    private void remove() {
        WebhookResult result = webhooks.remove(viewer.actor(), webhook.id());
        Toast.say(
                result instanceof WebhookResult.Saved
                        ? getTranslation("webhooks.removed")
                        : WebhookWords.sentence(result));
        UI.getCurrentOrThrow().navigate(WebhooksView.class);
    }
}
