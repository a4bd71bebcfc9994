package dev.countersign.approval.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.SerializableBiConsumer;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.definitions.text.Text;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Markup;
import dev.countersign.ui.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One row of the inbox: who asks for what, how much, the due date, and why this person is asked. */
final class InboxLine extends ListItem {

    private static final String CHECKED = "element.checked";
    private static final String SHIFT = "event.shiftKey";

    private final Anchor link = new Anchor();
    private final Element check = new Element("input");
    private boolean selected;

    /** @param toggle is called when the person selects the row or not: with whether it is selected, and whether Shift is held */
    InboxLine(
            InboxItem item,
            InboxFilter filter,
            Formats formats,
            Locale language,
            SerializableBiConsumer<Boolean, Boolean> toggle) {
        link.setHref(FilterInAddress.write("inbox/" + item.approval().value(), filter));
        link.addClassName("inbox-line");
        new Markup()
                .person(item.requester().name())
                .span("strong title", item.title().in(language))
                .span(
                        "strong",
                        item.amount()
                                .map(money -> formats.money(money.amount(), money.currency()))
                                .orElse(""))
                .span("small about dotted", facts(item, formats, language))
                .into(link);
        check.setAttribute("type", "checkbox");
        check.setAttribute(
                "aria-label",
                getTranslation("bulk.select", item.number(), item.title().in(language)));
        check.addEventListener(
                        "click",
                        clicked -> toggle.accept(
                                clicked.getEventData().get(CHECKED).asBoolean(),
                                clicked.getEventData().get(SHIFT).asBoolean()))
                .addEventData(CHECKED)
                .addEventData(SHIFT);
        getElement().appendChild(check);
        add(link);
    }

    /** Whether the row is selected for a decision about several. */
    void check(boolean isChecked) {
        // Always sent: a click has changed the property in the browser, and the server does not know it.
        check.executeJs("this.checked = $0", isChecked);
        if (isChecked) {
            addClassName("checked");
        } else {
            removeClassName("checked");
        }
    }

    void show(boolean isSelected) {
        if (isSelected == selected) {
            return;
        }
        selected = isSelected;
        if (isSelected) {
            link.getElement().setAttribute("aria-current", "true");
            link.getElement().executeJs("window.countersign.reveal(this)");
        } else {
            link.getElement().removeAttribute("aria-current");
        }
    }

    private static List<String> about(InboxItem item, Formats formats, Locale language) {
        String who = item.requester().name();
        String what = item.template().in(language);
        List<String> about = new ArrayList<>(List.of(item.number(), who, what));
        // The badge shows how long it is overdue. Why the person is asked is written once, in the case.
        if (!item.overdue()) {
            // Stays in one line.
            about.add(formats.due(item.due()).replace(' ', '\u00A0'));
        }
        steps("inbox.also", item.further(), formats, language).ifPresent(about::add);
        steps("inbox.instead", item.instead(), formats, language).ifPresent(about::add);
        return about;
    }

    private static Optional<String> steps(String key, List<Text> steps, Formats formats, Locale language) {
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(formats.say(
                        key, steps.stream().map(step -> step.in(language)).collect(Collectors.joining(", "))));
    }

    /** Each fact for itself: the points between them are drawn, and none is left at the end of a line. */
    private static Markup facts(InboxItem item, Formats formats, Locale language) {
        Markup facts = late(item, formats);
        about(item, formats, language).forEach(fact -> facts.span("", fact));
        return facts;
    }

    /** In the second line, so that the title has the whole width of the first. */
    private static Markup late(InboxItem item, Formats formats) {
        return item.overdue() ? new Markup().badge(Tone.NO, Icon.EXPIRED, formats.due(item.due())) : new Markup();
    }
}
