package dev.countersign.approval.ui;

import com.vaadin.flow.component.html.Div;
import dev.countersign.approval.InboxCounts;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxFilter.Due;
import dev.countersign.ui.Chips;
import dev.countersign.ui.Counted;
import java.util.Locale;
import java.util.Optional;

/** The filters of the inbox, each with its count. */
final class InboxChips extends Div {

    private final Chips chips = new Chips(getTranslation("inbox.filter"));

    InboxChips() {
        add(chips);
    }

    void show(InboxCounts counts, InboxFilter current, Locale language) {
        add(chips, InboxFilter.ALL, getTranslation("inbox.filter.all", Counted.text(counts.all())), current);
        add(
                chips,
                new InboxFilter(Due.TODAY, Optional.empty()),
                getTranslation("inbox.filter.today", Counted.text(counts.dueToday())),
                current);
        add(
                chips,
                new InboxFilter(Due.OVERDUE, Optional.empty()),
                getTranslation("inbox.filter.overdue", Counted.text(counts.overdue())),
                current);
        counts.templates()
                .forEach(one -> add(
                        chips,
                        new InboxFilter(Due.ANY, Optional.of(one.key())),
                        one.name().in(language) + " " + Counted.text(one.count()),
                        current));
        chips.removeOthers();
    }

    private static void add(Chips chips, InboxFilter filter, String text, InboxFilter current) {
        chips.add(FilterInAddress.write("inbox", filter), text, filter.equals(current));
    }
}
