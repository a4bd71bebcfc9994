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
import dev.countersign.intake.Asking;
import dev.countersign.intake.FailedTicket;
import dev.countersign.intake.FailedTickets;
import dev.countersign.intake.TicketId;
import dev.countersign.listing.ListWindow;
import dev.countersign.people.Right;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Question;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests that were handed in and could not be made: of which template, for whom, why, with the way back. */
final class FailedTicketList implements DeliveryPart {

    private final FailedTickets tickets;
    private final Viewer viewer;
    private final boolean mayAct;
    private final Runnable changed;
    private final LongList<FailedTicket, TicketId> list;

    FailedTicketList(FailedTickets tickets, Viewer viewer, Runnable changed) {
        this.tickets = tickets;
        this.viewer = viewer;
        this.changed = changed;
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

    private void goOn() {
        list.readAgain();
        changed.run();
        list.focusNext();
    }

    private Button all() {
        Button all = new Button(I18NProvider.translate("intake.retry-all"));
        all.setDisableOnClick(true);
        all.addClickListener(clicked -> {
            Toast.say(I18NProvider.translate("intake.retried-all", tickets.retryAll(viewer.actor())));
            goOn();
            all.setEnabled(true);
        });
        all.setVisible(mayAct);
        return all;
    }

    private ListItem line(FailedTicket ticket) {
        Span title = new Span(called(ticket));
        title.addClassName("strong");
        Div words = new Div(title, small(who(ticket)));
        ticket.asking()
                .ifPresent(asking -> words.add(
                        small(I18NProvider.translate("intake.asking", asking.machineName(), asking.executionName()))));
        words.add(small(I18NProvider.translate("intake.failure." + ticket.failure(), ticket.template())));
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

    private static String called(FailedTicket ticket) {
        return ticket.asking()
                .map(Asking::title)
                .filter(title -> !title.isEmpty())
                .orElse(ticket.template().isEmpty() ? I18NProvider.translate("intake.untitled") : ticket.template());
    }

    /** The program, for whom, and when. */
    private String who(FailedTicket ticket) {
        return Stream.of(
                        ticket.program().map(name -> I18NProvider.translate("intake.by", name)),
                        ticket.person().map(person -> I18NProvider.translate("intake.for", person.name())),
                        Optional.of(viewer.formats().moment(ticket.createdAt())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    private Div acts(FailedTicket ticket) {
        String about = Dotted.of(called(ticket), who(ticket));
        Button again = new Button(I18NProvider.translate("intake.retry"), clicked -> {
            boolean done = tickets.retry(viewer.actor(), ticket.id());
            Toast.say(I18NProvider.translate(done ? "intake.retried" : "intake.gone"));
            goOn();
        });
        again.setDisableOnClick(true);
        again.setAriaLabel(I18NProvider.translate("intake.retry.about", about));
        Button discard = new Button(I18NProvider.translate("intake.discard"), clicked -> ask(ticket));
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        discard.setAriaLabel(I18NProvider.translate("intake.discard.about", about));
        Div acts = ticket.hasForm() ? new Div(again, discard) : new Div(discard);
        acts.addClassName("token-acts");
        return acts;
    }

    private void ask(FailedTicket ticket) {
        new Question(
                        I18NProvider.translate("intake.discard.title", called(ticket)),
                        ticket.asking()
                                .map(asking -> I18NProvider.translate("intake.discard.asking", asking.executionName()))
                                .orElseGet(() -> I18NProvider.translate("intake.discard.text")),
                        I18NProvider.translate("intake.discard"),
                        () -> {
                            boolean done = tickets.discard(viewer.actor(), ticket.id());
                            String told = ticket.asking().isPresent() ? "intake.discarded.asking" : "intake.discarded";
                            Toast.say(I18NProvider.translate(done ? told : "intake.gone"));
                            goOn();
                        })
                .open();
    }

    private static Span small(String text) {
        Span small = new Span(text);
        small.addClassName("small");
        return small;
    }
}
