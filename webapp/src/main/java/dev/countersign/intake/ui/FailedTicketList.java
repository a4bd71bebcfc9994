package dev.countersign.intake.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.administration.ui.DeliveryPart;
import dev.countersign.administration.ui.LongList;
import dev.countersign.intake.FailedTicket;
import dev.countersign.intake.FailedTickets;
import dev.countersign.intake.TicketId;
import dev.countersign.listing.ListWindow;
import dev.countersign.people.Right;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Question;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;

/** Requests that were handed in and could not be made: of which template, for whom, why, with the way back. */
final class FailedTicketList implements DeliveryPart {

    private final FailedTickets tickets;
    private final Viewer viewer;
    private final boolean mayAct;
    private final LongList<FailedTicket, TicketId> list;

    FailedTicketList(FailedTickets tickets, Viewer viewer) {
        this.tickets = tickets;
        this.viewer = viewer;
        this.mayAct = viewer.actor().may(Right.ACKNOWLEDGE_ALARMS);
        this.list = new LongList<>(
                "intake.failed",
                FailedTicket::id,
                new ListWindow<>(FailedTicket::id, range -> tickets.page(viewer.actor(), range)),
                this::line,
                all());
    }

    @Override
    public Component component() {
        return list;
    }

    @Override
    public boolean isEmpty() {
        return list.isEmpty();
    }

    @Override
    public void readAgain() {
        list.readAgain();
    }

    private Button all() {
        Button all = new Button(I18NProvider.translate("intake.retry-all"));
        all.setDisableOnClick(true);
        all.addClickListener(clicked -> {
            Toast.say(I18NProvider.translate("intake.retried-all", tickets.retryAll(viewer.actor())));
            list.readAgain();
            all.setEnabled(true);
            list.focusNext();
        });
        all.setVisible(mayAct);
        return all;
    }

    private ListItem line(FailedTicket ticket) {
        Span template = new Span(ticket.template());
        template.addClassName("strong");
        Div words = new Div(
                template,
                small(Dotted.of(
                        I18NProvider.translate("intake.for", ticket.person().name()),
                        viewer.formats().moment(ticket.createdAt()))),
                small(I18NProvider.translate("intake.failure." + ticket.failure())));
        ticket.errors()
                .forEach(wrong ->
                        words.add(small(Dotted.of(wrong.field(), wrong.message().in(viewer.language())))));
        words.addClassName("failed-letter-words");
        ListItem line = new ListItem(words);
        line.addClassName("failed-letter");
        if (mayAct) {
            line.add(acts(ticket));
        }
        return line;
    }

    private Div acts(FailedTicket ticket) {
        String about = Dotted.of(ticket.template(), ticket.person().name());
        Button again = new Button(I18NProvider.translate("intake.retry"), clicked -> {
            boolean done = tickets.retry(viewer.actor(), ticket.id());
            Toast.say(I18NProvider.translate(done ? "intake.retried" : "intake.gone"));
            list.readAgain();
            list.focusNext();
        });
        again.setDisableOnClick(true);
        again.setAriaLabel(I18NProvider.translate("intake.retry.about", about));
        Button discard = new Button(I18NProvider.translate("intake.discard"), clicked -> ask(ticket));
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        discard.setAriaLabel(I18NProvider.translate("intake.discard.about", about));
        Div acts = new Div(again, discard);
        acts.addClassName("token-acts");
        return acts;
    }

    private void ask(FailedTicket ticket) {
        new Question(
                        I18NProvider.translate("intake.discard.title"),
                        I18NProvider.translate("intake.discard.text"),
                        I18NProvider.translate("intake.discard"),
                        () -> {
                            boolean done = tickets.discard(viewer.actor(), ticket.id());
                            Toast.say(I18NProvider.translate(done ? "intake.discarded" : "intake.gone"));
                            list.readAgain();
                            list.focusNext();
                        })
                .open();
    }

    private static Span small(String text) {
        Span small = new Span(text);
        small.addClassName("small");
        return small;
    }
}
