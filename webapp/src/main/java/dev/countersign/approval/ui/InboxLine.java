package dev.countersign.approval.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.PersonMark;
import dev.countersign.ui.Tone;
import java.util.List;
import java.util.Locale;

/** One line of the inbox: who asks for what, how much, until when, and why this person. */
final class InboxLine extends ListItem {

    private final Anchor link = new Anchor();
    private boolean selected;

    InboxLine(InboxItem item, InboxFilter filter, Formats formats, Locale language) {
        link.setHref(FilterInAddress.write("inbox/" + item.approval().value(), filter));
        link.addClassName("inbox-line");
        Span title = new Span(item.title().in(language));
        title.addClassNames("strong", "title");
        Span second = new Span(Dotted.of(about(item, formats, language)));
        second.addClassNames("small", "about");
        link.add(new PersonMark(item.requester().name()), title, aside(item, formats), second);
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
        // How long overdue it is stands in the badge.
        return item.overdue() ? List.of(who, what, why) : List.of(who, what, formats.due(item.due()), why);
    }

    private static Span aside(InboxItem item, Formats formats) {
        Span aside = new Span();
        aside.addClassName("aside");
        item.amount().ifPresent(money -> aside.add(strong(formats.money(money.amount(), money.currency()))));
        if (item.overdue()) {
            aside.add(new Badge(Tone.NO, Icon.EXPIRED, formats.due(item.due())));
        }
        return aside;
    }

    private static Span strong(String text) {
        Span strong = new Span(text);
        strong.addClassName("strong");
        return strong;
    }
}
