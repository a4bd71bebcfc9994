package dev.countersign.webhook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableRunnable;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Viewer;
import dev.countersign.webhook.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A line of the log: what, when, what came of it; what was sent and answered when it is unfolded. */
final class DeliveryLine extends ListItem {

    DeliveryLine(
            Delivery delivery,
            Viewer viewer,
            Supplier<Optional<Delivery.Content>> content,
            boolean mayChange,
            SerializableRunnable resend) {
        String event =
                viewer.formats().find("webhooks.event.key." + delivery.event()).orElse(delivery.event());
        Span what = new Span(event);
        what.addClassName("strong");
        Div words = new Div(new Div(WebhookWords.state(delivery), new Span(" "), what));
        if (!delivery.about().isEmpty()) {
            words.add(small(delivery.about()));
        }
        words.add(small(viewer.formats().exactToTheSecond(delivery.createdAt())));
        delivery.last().ifPresent(last -> words.add(small(last(delivery, last, viewer))));
        delivery.nextAt()
                .filter(_ -> delivery.state() == Delivery.State.PENDING && delivery.attempts() > 0)
                .ifPresent(next -> words.add(
                        small(getTranslation("webhooks.next", viewer.formats().exactToTheSecond(next)))));
        words.add(details(content));
        words.addClassName("failed-letter-words");
        add(words);
        addClassName("failed-letter");
        if (mayChange && delivery.state() != Delivery.State.PENDING) {
            Button again = new Button(getTranslation("webhooks.resend"), clicked -> resend.run());
            again.setAriaLabel(getTranslation("webhooks.resend.about", event, delivery.about()));
            again.setDisableOnClick(true);
            add(again);
        }
    }

    private String last(Delivery delivery, Delivery.Last last, Viewer viewer) {
        List<String> facts = new ArrayList<>();
        facts.add(getTranslation("webhooks.attempts", delivery.attempts()));
        last.status().ifPresent(status -> facts.add(getTranslation("webhooks.answered", Integer.toString(status))));
        last.failure().ifPresent(facts::add);
        facts.add(viewer.formats().exactToTheSecond(last.at()));
        facts.add(getTranslation("webhooks.took", last.took().toMillis()));
        return Dotted.of(facts);
    }

    /** Read when it is unfolded first. */
    private NativeDetails details(Supplier<Optional<Delivery.Content>> content) {
        NativeDetails details = new NativeDetails(getTranslation("webhooks.content"));
        Div shown = new Div();
        details.setContent(shown);
        details.addToggleListener(toggled -> {
            if (toggled.isOpened() && shown.getComponentCount() == 0) {
                content.get().ifPresent(found -> {
                    shown.add(part("webhooks.content.sent", found.body()));
                    if (!found.answer().isEmpty()) {
                        shown.add(part("webhooks.content.answered", found.answer()));
                    }
                });
            }
        });
        return details;
    }

    private Component part(String label, String text) {
        Span name = new Span(getTranslation(label));
        name.addClassName("strong");
        Pre words = new Pre(text);
        // It scrolls, so the keyboard must reach it.
        words.getElement().setAttribute("tabindex", "0");
        words.getElement().setAttribute("role", "region");
        words.getElement().setAttribute("aria-label", getTranslation(label));
        return new Div(name, words);
    }

    private static Span small(String text) {
        Span small = new Span(text);
        small.addClassName("small");
        return small;
    }
}
