package dev.countersign.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.Inbox;
import dev.countersign.approval.InboxCursor;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Viewer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What waits for this person, what is due first on top. */
final class InboxList extends Div {

    /** The most pages that are read for a selection; whoever goes on by hand goes on. */
    private static final int FARTHEST = 10;

    private final transient ApprovalService approvals;
    private final Viewer viewer;
    private final UnorderedList rows = new UnorderedList();
    private final Button more = new Button();
    private final Div nothing = new Div();
    private final transient List<InboxItem> items = new ArrayList<>();
    private final transient Map<InboxItem, InboxLine> lines = new HashMap<>();
    private InboxFilter filter = InboxFilter.ALL;
    private @Nullable InboxCursor next;
    private @Nullable ApprovalId selected;
    private int pages = 1;

    InboxList(ApprovalService approvals, Viewer viewer) {
        this.approvals = approvals;
        this.viewer = viewer;
        addClassName("inbox-list");
        rows.addClassName("inbox-rows");
        more.setText(getTranslation("list.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(clicked -> readMore());
        add(rows, more, nothing);
    }

    /** @param open selected; where it waits for this person, the list reaches as far as it, within reason */
    void show(InboxFilter wanted, @Nullable ApprovalId open, boolean isWaiting) {
        if (!wanted.equals(filter)) {
            pages = 1;
            lines.clear();
        }
        filter = wanted;
        selected = open;
        readAgain();
        while (isWaiting && index() < 0 && next != null && pages < FARTHEST) {
            readMore();
        }
    }

    void select(ApprovalId open) {
        selected = open;
        mark();
    }

    /** Reads as many pages as were on the screen. */
    void readAgain() {
        items.clear();
        readPage(null);
        for (int page = 1; page < pages && next != null; page++) {
            readPage(next);
        }
        draw();
    }

    Optional<ApprovalId> first() {
        return items.stream().findFirst().map(InboxItem::approval);
    }

    /** The approval so many lines below the selected one; above it where negative. */
    Optional<ApprovalId> beside(int step) {
        int at = index();
        if (at < 0) {
            return first();
        }
        int wanted = at + step;
        if (wanted >= items.size() && next != null) {
            readMore();
        }
        return wanted < 0 || wanted >= items.size()
                ? Optional.empty()
                : Optional.of(items.get(wanted).approval());
    }

    /** What to look at once the selected one is done: the next below, or else the one above. */
    Optional<ApprovalId> following() {
        return beside(1).or(() -> beside(-1)).filter(id -> !id.equals(selected));
    }

    private void readMore() {
        pages++;
        readPage(next);
        draw();
    }

    private int index() {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).approval().equals(selected)) {
                return i;
            }
        }
        return -1;
    }

    private void readPage(@Nullable InboxCursor after) {
        Inbox page = approvals.inbox(viewer.actor(), filter, Optional.ofNullable(after));
        items.addAll(page.items());
        next = page.next().orElse(null);
    }

    /** A line that did not change stays the element it is: whoever has the focus on it keeps it. */
    private void draw() {
        lines.keySet().retainAll(Set.copyOf(items));
        List<InboxLine> wanted = items.stream()
                .map(item -> lines.computeIfAbsent(item, this::line))
                .toList();
        rows.getChildren().filter(line -> !wanted.contains(line)).toList().forEach(rows::remove);
        for (int at = 0; at < wanted.size(); at++) {
            if (at >= rows.getComponentCount() || !rows.getComponentAt(at).equals(wanted.get(at))) {
                rows.addComponentAtIndex(at, wanted.get(at));
            }
        }
        mark();
        rows.setVisible(!items.isEmpty());
        more.setVisible(next != null);
        nothing.removeAll();
        if (items.isEmpty()) {
            nothing.add(empty());
        }
    }

    private InboxLine line(InboxItem item) {
        return new InboxLine(item, filter, viewer.formats(), viewer.language());
    }

    private void mark() {
        lines.forEach((item, line) -> line.show(item.approval().equals(selected)));
    }

    private EmptyState empty() {
        return filter.equals(InboxFilter.ALL)
                ? new EmptyState(
                        getTranslation("inbox.empty.title"),
                        getTranslation("inbox.empty.text"),
                        Links.button("requests", getTranslation("nav.requests")))
                : new EmptyState(
                        getTranslation("inbox.nothing-found.title"),
                        getTranslation("inbox.nothing-found.text"),
                        Links.button("inbox", getTranslation("requests.show-all")));
    }
}
