package dev.countersign.approval.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.PersonMark;
import dev.countersign.ui.Tone;
import java.util.Locale;

/** One line of the inbox: who asks for what, how much, until when, and why this person. */
final class InboxLine extends Anchor {

    InboxLine(InboxItem item, InboxFilter filter, Formats formats, Locale language, boolean isSelected) {
        super(FilterInAddress.write("inbox/" + item.approval().value(), filter));
        addClassName("inbox-line");
        if (isSelected) {
            getElement().setAttribute("aria-current", "true");
        }
        Span title = new Span(item.title());
        title.addClassNames("strong", "title");
        String about = item.requester().name() + " · " + item.template().in(language) + " · " + formats.due(item.due())
                + " · " + Why.brief(item.why());
        Span second = new Span(about);
        second.addClassNames("small", "about");
        add(new PersonMark(item.requester().name()), title, aside(item, formats), second);
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
