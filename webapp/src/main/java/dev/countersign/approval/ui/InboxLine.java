package dev.countersign.approval.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Markup;
import dev.countersign.ui.Tone;
import java.util.List;
import java.util.Locale;

/** One row of the inbox: who asks for what, how much, the due date, and why this person is asked. */
final class InboxLine extends ListItem {

    private final Anchor link = new Anchor();
    private boolean selected;

    InboxLine(InboxItem item, InboxFilter filter, Formats formats, Locale language) {
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
                .span("small about", late(item, formats).span("", Dotted.of(about(item, formats, language))))
                .into(link);
        add(link);
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
        String why = Why.brief(item.why(), formats, language);
        // The badge shows how long it is overdue.
        return item.overdue() ? List.of(who, what, why) : List.of(who, what, formats.due(item.due()), why);
    }

    /** In the second line, so that the title has the whole width of the first. */
    private static Markup late(InboxItem item, Formats formats) {
        return item.overdue() ? new Markup().badge(Tone.NO, Icon.EXPIRED, formats.due(item.due())) : new Markup();
    }
}
