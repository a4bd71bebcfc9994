package dev.countersign.approval.ui;

import com.vaadin.flow.component.html.ListItem;
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

/**
 * One row of the inbox: who asks for what, how much, the due date, and why this person is asked. It is one element for the server, since there are fifty. Its
 * list listens to the clicks on the check boxes of all rows.
 */
final class InboxLine extends ListItem {

    private static final String CURRENT = """
            const link = this.querySelector('a');
            link.setAttribute('aria-current', 'true');
            window.countersign.reveal(link);""";
    private static final String OTHER = "this.querySelector('a').removeAttribute('aria-current')";

    private final InboxItem item;
    private boolean selected;

    InboxLine(InboxItem item, InboxFilter filter, Formats formats, Locale language) {
        this.item = item;
        addClassName("inbox-row");
        Markup content = new Markup()
                .person(item.requester().name())
                .span("strong title", item.title().in(language))
                .span(
                        "strong",
                        item.amount()
                                .map(money -> formats.money(money.amount(), money.currency()))
                                .orElse(""))
                .span("small about dotted", facts(item, formats, language));
        new Markup()
                .checkBox(getTranslation(
                        "bulk.select", item.number(), item.title().in(language)))
                .link(
                        "inbox-line",
                        FilterInAddress.write("inbox/" + item.approval().value(), filter),
                        content)
                .into(this);
    }

    InboxItem item() {
        return item;
    }

    // What follows changes the elements in the browser: to draw them again would take the focus from them.

    /** Whether the row is selected for a decision about several. */
    void check(boolean isChecked) {
        getElement().executeJs("this.querySelector('input').checked = $0", isChecked);
        setClassName("checked", isChecked);
    }

    void show(boolean isSelected) {
        if (selected == isSelected) {
            return;
        }
        selected = isSelected;
        getElement().executeJs(isSelected ? CURRENT : OTHER);
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
