package dev.countersign.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.InboxCursor;
import dev.countersign.approval.InboxFilter;
import dev.countersign.approval.InboxItem;
import dev.countersign.listing.ListWindow;
import dev.countersign.listing.Range;
import dev.countersign.request.ui.Links;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Viewer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The approvals that wait for this person, by due date. The component has a window of the list: a few pages, with a button on each side if there
 * is more.
 */
final class InboxList extends Div {

    private static final String CHECKED = "event.target.checked";
    private static final String SHIFT = "event.shiftKey";

    private final transient ListWindow<InboxItem, InboxCursor> window;
    private final Viewer viewer;
    private final UnorderedList rows = new UnorderedList();
    private final Button earlier = new Button();
    private final Button more = new Button();
    private final Div nothing = new Div();
    private final Paragraph cut = new Paragraph();
    private final transient Predicate<InboxFilter> searchesAll;
    private final transient Map<InboxItem, InboxLine> lines = new HashMap<>();
    private InboxFilter filter = InboxFilter.ALL;
    private @Nullable ApprovalId selected;

    private final transient Supplier<Bulk> bulk;

    /** @param bulk with the selection */
    InboxList(ApprovalService approvals, Viewer viewer, Supplier<Bulk> bulk) {
        this.bulk = bulk;
        this.window = new ListWindow<>(InboxItem::place, range -> approvals.inbox(viewer.actor(), filter, range));
        this.searchesAll = wanted -> approvals.searchesAll(viewer.actor(), wanted);
        this.viewer = viewer;
        addClassName("inbox-list");
        rows.addClassName("inbox-rows");
        rows.getElement()
                .addEventListener("click", this::toggle)
                .setFilter("event.target.type === 'checkbox'")
                .mapEventTargetElement()
                .addEventData(CHECKED)
                .addEventData(SHIFT);
        earlier.setText(getTranslation("list.earlier"));
        earlier.addThemeVariants(ButtonVariant.TERTIARY);
        earlier.addClickListener(clicked -> goBack());
        more.setText(getTranslation("list.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(clicked -> goOn());
        cut.setText(getTranslation("inbox.search.cut", InboxFilter.SEARCHED));
        cut.addClassNames("small", "inbox-cut");
        add(earlier, rows, more, nothing, cut);
    }

    /**
     * Shows the list.
     *
     * @param open the selected approval
     * @param place its position in the list; empty if it does not wait for this person
     */
    void show(InboxFilter wanted, @Nullable ApprovalId open, Optional<InboxCursor> place) {
        selected = open;
        if (wanted.equals(filter)) {
            window.readAgain();
        } else {
            filter = wanted;
            lines.clear();
            window.showFirst(Range.PAGE);
        }
        place.filter(_ -> index() < 0 && (window.hasEarlier() || window.hasLater()))
                .ifPresent(this::showFrom);
        draw();
    }

    void select(ApprovalId open) {
        selected = open;
        mark();
    }

    /** The rows on the screen. */
    List<InboxItem> loaded() {
        return window.rows();
    }

    /** Selects the row of the open case for a decision about several, or no longer. */
    void toggle() {
        int at = index();
        if (at >= 0) {
            InboxItem item = window.rows().get(at);
            bulk.get().change(chosen -> chosen.set(item, !chosen.contains(item.approval())));
        }
    }

    /** Shows which rows are selected. */
    void showSelection() {
        lines.forEach((item, line) -> line.check(bulk.get().selection().contains(item.approval())));
    }

    private void toggle(DomEvent clicked) {
        clicked.getEventTarget()
                .flatMap(Element::getComponent)
                .map(InboxLine.class::cast)
                .ifPresent(line -> toggle(
                        line.item(),
                        clicked.getEventData().get(CHECKED).asBoolean(),
                        clicked.getEventData().get(SHIFT).asBoolean()));
    }

    private void toggle(InboxItem item, boolean isSelected, boolean isRange) {
        bulk.get().change(chosen -> {
            if (isRange) {
                chosen.setUpTo(item, isSelected, window.rows());
            } else {
                chosen.set(item, isSelected);
            }
        });
        showSelection();
    }

    void readAgain() {
        window.readAgain();
        draw();
    }

    Optional<ApprovalId> first() {
        return window.rows().stream().findFirst().map(InboxItem::approval);
    }

    /** The approval this many rows below the selected one; above it if negative. */
    Optional<ApprovalId> beside(int step) {
        int at = index();
        if (at < 0) {
            return first();
        }
        if (at + step >= window.rows().size()) {
            goOn();
        } else if (at + step < 0) {
            goBack();
        }
        // The positions of the lines may have changed.
        int wanted = index() + step;
        return wanted < 0 || wanted >= window.rows().size()
                ? Optional.empty()
                : Optional.of(window.rows().get(wanted).approval());
    }

    /**
     * The approval to show after the selected one was decided: what is now at its place or, at the end, above it. The list is read again, because
     * the decision may have taken away others of the same request.
     */
    Optional<ApprovalId> following() {
        int at = index();
        readAgain();
        if (at >= window.rows().size()) {
            goOn();
        }
        List<ApprovalId> left = window.rows().stream()
                .map(InboxItem::approval)
                .filter(id -> !id.equals(selected))
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(left.get(Math.clamp(at, 0, left.size() - 1)));
    }

    /** If a case is opened by its URL and is not on the first pages, the window begins there. The filter may exclude it. */
    private void showFrom(InboxCursor place) {
        window.showFrom(place, Range.PAGE);
        // At the end of the list, the rows before fill the screen.
        if (window.rows().size() < Range.PAGE) {
            window.goBack();
        }
        if (index() < 0) {
            window.showFirst(Range.PAGE);
        }
    }

    private void goOn() {
        window.goOn();
        draw();
    }

    private void goBack() {
        window.goBack();
        draw();
    }

    private int index() {
        List<InboxItem> items = window.rows();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).approval().equals(selected)) {
                return i;
            }
        }
        return -1;
    }

    /** Keeps the elements of unchanged rows, so that the focus stays. */
    private void draw() {
        List<InboxItem> items = window.rows();
        lines.keySet().retainAll(Set.copyOf(items));
        List<InboxLine> wanted = items.stream()
                .map(item -> lines.computeIfAbsent(item, this::line))
                .toList();
        Set<Component> kept = Set.copyOf(wanted);
        rows.getChildren().filter(line -> !kept.contains(line)).toList().forEach(rows::remove);
        for (int at = 0; at < wanted.size(); at++) {
            if (at >= rows.getComponentCount() || !rows.getComponentAt(at).equals(wanted.get(at))) {
                rows.addComponentAtIndex(at, wanted.get(at));
            }
        }
        mark();
        earlier.setVisible(window.hasEarlier());
        more.setVisible(window.hasLater());
        // Said at the end of what was found, where people look for the rest.
        cut.setVisible(!window.hasLater() && !searchesAll.test(filter));
        nothing.removeAll();
        if (items.isEmpty()) {
            nothing.add(empty());
        }
    }

    private InboxLine line(InboxItem item) {
        InboxLine line = new InboxLine(item, filter, viewer.formats(), viewer.language());
        if (bulk.get().selection().contains(item.approval())) {
            line.check(true);
        }
        return line;
    }

    private void mark() {
        lines.forEach((item, line) -> line.show(item.approval().equals(selected)));
    }

    private EmptyState empty() {
        return filter.isAll()
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
