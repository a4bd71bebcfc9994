package dev.countersign.webhook.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.countersign.administration.ui.OrganisationTabs;
import dev.countersign.people.Right;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.SecretDialog;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import dev.countersign.webhook.Webhook;
import dev.countersign.webhook.WebhookResult;
import dev.countersign.webhook.Webhooks;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** The webhooks of the organisation. Auditors see them, administrators change them. */
@Route(OrganisationTabs.WEBHOOKS)
@RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
@StyleSheet("countersign/requests.css")
@StyleSheet("countersign/organisation.css")
@StyleSheet("countersign/access-tokens.css")
@StyleSheet("countersign/webhooks.css")
public class WebhooksView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Webhooks webhooks;
    private final Viewer viewer;
    private final Div list = new Div();

    public WebhooksView(Webhooks webhooks, Viewer viewer) {
        this.webhooks = webhooks;
        this.viewer = viewer;
        addClassName("page");
        add(
                heading(),
                new OrganisationTabs(viewer, OrganisationTabs.WEBHOOKS),
                new Paragraph(getTranslation("webhooks.about")),
                list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("webhooks.title"));
    }

    private Heading heading() {
        if (!viewer.actor().may(Right.SET_ORGANISATION)) {
            return new Heading(getTranslation("webhooks.title"));
        }
        KeptDialog creating = new KeptDialog(viewer.actor(), "webhook");
        Button add = creating.button(
                getTranslation("webhooks.new"),
                () -> creating.open(new WebhookDialog(
                        Optional.empty(),
                        creating.fields(),
                        draft -> webhooks.create(viewer.actor(), draft),
                        this::created)));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return new Heading(getTranslation("webhooks.title"), add);
    }

    private void created(WebhookResult result) {
        show();
        if (result instanceof WebhookResult.Created(var _, var secret) && !secret.isEmpty()) {
            new SecretDialog(getTranslation("webhooks.created"), getTranslation("webhooks.created.text"))
                    .with(getTranslation("webhooks.secret"), secret)
                    .open();
        } else {
            Toast.say(getTranslation("webhooks.created"));
        }
    }

    private void show() {
        List<Webhook> found = webhooks.list(viewer.actor()).orElseThrow(NotFoundException::new);
        list.removeAll();
        if (found.isEmpty()) {
            list.add(new EmptyState(getTranslation("webhooks.none"), getTranslation("webhooks.none.text")));
            return;
        }
        UnorderedList rows = new UnorderedList();
        rows.addClassName("rows");
        found.forEach(webhook -> rows.add(new ListItem(line(webhook))));
        list.add(rows);
    }

    private Div line(Webhook webhook) {
        Anchor name = new Anchor(OrganisationTabs.WEBHOOKS + "/" + webhook.id(), webhook.name());
        name.addClassName("strong");
        Span where = new Span(Dotted.of(WebhookWords.kind(webhook.kind()), webhook.shown()));
        where.addClassName("small");
        Span events = new Span(WebhookWords.events(webhook.events()));
        events.addClassName("small");
        Div words = new Div(name, where, events);
        words.addClassName("token-words");
        Div line = new Div(words, WebhookWords.state(webhook));
        line.addClassName("token-line");
        return line;
    }
}
