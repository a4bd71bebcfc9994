package dev.countersign.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.ui.LongList;
import dev.countersign.administration.ui.OrganisationTabs;
import dev.countersign.listing.ListWindow;
import dev.countersign.people.Right;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Live;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import dev.countersign.webhook.Delivery;
import dev.countersign.webhook.DeliveryId;
import dev.countersign.webhook.Webhook;
import dev.countersign.webhook.WebhookDeliveries;
import dev.countersign.webhook.WebhookId;
import dev.countersign.webhook.WebhookResult;
import dev.countersign.webhook.Webhooks;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** One webhook: what it is told, and the log of its deliveries. */
@Route(OrganisationTabs.WEBHOOKS + "/:webhook")
@RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
@StyleSheet("countersign/access-tokens.css")
@StyleSheet("countersign/alarms.css")
@StyleSheet("countersign/webhooks.css")
public class WebhookView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Webhooks webhooks;
    private final transient WebhookDeliveries deliveries;
    private final Viewer viewer;
    private final boolean mayChange;
    private final Div head = new Div();
    private final Checkbox onlyDead = new Checkbox();
    private final Div log = new Div();
    private transient @Nullable WebhookId id;
    private transient @Nullable LongList<Delivery, DeliveryId> list;
    private transient @Nullable Webhook drawn;
    private String name = "";

    public WebhookView(Webhooks webhooks, WebhookDeliveries deliveries, Viewer viewer, Live live) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.viewer = viewer;
        this.mayChange = viewer.actor().may(Right.SET_ORGANISATION);
        addClassName("page");
        onlyDead.setLabel(getTranslation("webhooks.log.dead"));
        onlyDead.addValueChangeListener(_ -> showLog());
        add(head, onlyDead, log);
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> change.concerns(viewer.actor().person()),
                this::readAgain);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters()
                .get("webhook")
                .flatMap(Links::uuid)
                .map(WebhookId::new)
                .orElseThrow(NotFoundException::new);
        showHead();
        showLog();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(name);
    }

    private WebhookId shown() {
        WebhookId known = id;
        if (known == null) {
            throw new NotFoundException();
        }
        return known;
    }

    private void showHead() {
        Webhook webhook = webhooks.find(viewer.actor(), shown()).orElseThrow(NotFoundException::new);
        name = webhook.name();
        if (webhook.equals(drawn)) {
            // What has the focus keeps it.
            return;
        }
        drawn = webhook;
        head.removeAll();
        head.add(
                new Heading(webhook.name(), WebhookWords.state(webhook)),
                new Anchor(OrganisationTabs.WEBHOOKS, getTranslation("webhooks.all")),
                new Paragraph(Dotted.of(WebhookWords.kind(webhook.kind()), webhook.shown())),
                new Paragraph(getTranslation("webhooks.told", WebhookWords.events(webhook.events()))));
        webhook.pausedAt()
                .ifPresent(at -> head.add(new Paragraph(getTranslation(
                        "webhooks.since." + webhook.state(), viewer.formats().moment(at)))));
        if (mayChange) {
            head.add(new WebhookActs(webhook, webhooks, deliveries, viewer, this::readAgain));
        }
    }

    private void showLog() {
        WebhookId webhook = shown();
        boolean dead = onlyDead.getValue();
        list = new LongList<>(
                "webhooks.log",
                Delivery::id,
                new ListWindow<>(Delivery::id, range -> deliveries.page(viewer.actor(), webhook, dead, range)),
                delivery -> new DeliveryLine(
                        delivery,
                        viewer,
                        () -> deliveries.content(viewer.actor(), delivery.id()),
                        mayChange,
                        () -> resend(delivery)),
                all());
        log.removeAll();
        log.add(list);
        sayIfEmpty();
    }

    private void sayIfEmpty() {
        log.getChildren().filter(EmptyState.class::isInstance).toList().forEach(log::remove);
        if (list != null && list.isEmpty()) {
            String key = onlyDead.getValue() ? "webhooks.log.none-dead" : "webhooks.log.none";
            log.add(new EmptyState(getTranslation(key), getTranslation(key + ".text")));
        }
    }

    private Button all() {
        Button all = new Button(getTranslation("webhooks.resend-dead"));
        all.setDisableOnClick(true);
        all.addClickListener(clicked -> {
            Toast.say(getTranslation("webhooks.resent-dead", deliveries.resendDead(viewer.actor(), shown())));
            readAgain();
            all.setEnabled(true);
        });
        all.addThemeVariants(ButtonVariant.TERTIARY);
        all.setVisible(mayChange);
        return all;
    }

    private void resend(Delivery delivery) {
        WebhookResult result = deliveries.resend(viewer.actor(), delivery.id());
        Toast.say(getTranslation(result instanceof WebhookResult.Saved ? "webhooks.resent" : "webhooks.resent.before"));
        readAgain();
    }

    private void readAgain() {
        showHead();
        if (list != null) {
            list.readAgain();
        }
        sayIfEmpty();
    }
}
