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

    /** @param requester the name of the person to whose requests the list is limited, if it is */
    void show(InboxCounts counts, InboxFilter current, Optional<String> requester, Locale language) {
        boolean counted = !current.isSearch();
        add(
                chips,
                current.of(Due.ANY, Optional.empty()),
                text(getTranslation("inbox.filter.all"), counts.all(), counted),
                current);
        add(
                chips,
                current.of(Due.TODAY, Optional.empty()),
                text(getTranslation("inbox.filter.today"), counts.dueToday(), counted),
                current);
        add(
                chips,
                current.of(Due.OVERDUE, Optional.empty()),
                text(getTranslation("inbox.filter.overdue"), counts.overdue(), counted),
                current);
        counts.templates()
                .forEach(one -> add(
                        chips,
                        current.of(Due.ANY, Optional.of(one.key())),
                        text(one.name().in(language), one.count(), counted),
                        current));
        requester.ifPresent(name -> chips.add(
                FilterInAddress.write("inbox", current.ofEverybody()),
                getTranslation("inbox.filter.requester", name),
                true));
        chips.removeOthers();
    }

    /** The counts are those of the whole inbox, so a search shows none. */
    private static String text(String name, int count, boolean counted) {
        return counted ? name + " " + Counted.text(count) : name;
    }

    private static void add(Chips chips, InboxFilter filter, String text, InboxFilter current) {
        chips.add(FilterInAddress.write("inbox", filter), text, filter.equals(current));
    }
}
