package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.listing.ListWindow;
import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestRow;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Formats;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The requests of a person, newest first. The component has a window of the list: a few pages, with a button on each side if there is more.
 */
final class RequestList extends Div {

    private final transient ListWindow<RequestRow, RequestId> window;
    private final transient Formats formats;
    private final Locale language;
    private final UnorderedList rows = new UnorderedList();
    private final Button earlier = new Button();
    private final Button more = new Button();
    private final Div nothing = new Div();
    private final Paragraph cut = new Paragraph();
    private final transient Map<RequestRow, ListItem> lines = new HashMap<>();
    private RequestFilter filter = RequestFilter.ALL;

    /** @param moved called with the part of the list on the screen, after the reader has asked for another part */
    RequestList(
            BiFunction<RequestFilter, Range<RequestId>, Page<RequestRow>> read,
            Formats formats,
            Locale language,
            Consumer<ListPart> moved) {
        this.window = new ListWindow<>(RequestRow::id, range -> read.apply(filter, range));
        this.formats = formats;
        this.language = language;
        rows.addClassName("rows");
        earlier.setText(getTranslation("list.earlier"));
        earlier.addThemeVariants(ButtonVariant.TERTIARY);
        earlier.addClickListener(clicked -> {
            window.goBack();
            draw();
            moved.accept(part());
        });
        more.setText(getTranslation("list.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(clicked -> {
            window.goOn();
            draw();
            moved.accept(part());
        });
        // Scrolling to the end loads the next page. The button is for keyboards, and shows that there is more.
        more.getElement()
                .executeJs(
                        "new IntersectionObserver(seen => seen.some(s => s.isIntersecting) && this.click()).observe(this)");
        cut.setText(getTranslation("list.cut"));
        cut.addClassName("on-paper");
        add(earlier, rows, more, nothing, cut);
    }

    void show(RequestFilter wanted, ListPart part) {
        filter = wanted;
        int rows = part.pages() * Range.PAGE;
        part.start()
                .map(RequestId::new)
                .ifPresentOrElse(start -> window.showFrom(start, rows), () -> window.showFirst(rows));
        draw();
    }

    /** Reads the rows on the screen again. The position of the reader stays. */
    void readAgain() {
        window.readAgain();
        draw();
    }

    int shown() {
        return window.rows().size();
    }

    private ListPart part() {
        return new ListPart(
                window.start().map(RequestId::value), Math.ceilDiv(window.rows().size(), Range.PAGE));
    }

    /** The element of a line that did not change is kept, so that it does not lose the focus. */
    private void draw() {
        List<RequestRow> shown = window.rows();
        lines.keySet().retainAll(Set.copyOf(shown));
        List<ListItem> wanted = shown.stream()
                .map(row -> lines.computeIfAbsent(row, one -> new ListItem(new RequestLine(one, formats, language))))
                .toList();
        Set<Component> kept = Set.copyOf(wanted);
        rows.getChildren().filter(line -> !kept.contains(line)).toList().forEach(rows::remove);
        for (int at = 0; at < wanted.size(); at++) {
            if (at >= rows.getComponentCount() || !rows.getComponentAt(at).equals(wanted.get(at))) {
                rows.addComponentAtIndex(at, wanted.get(at));
            }
        }
        earlier.setVisible(window.hasEarlier());
        more.setVisible(window.hasLater());
        cut.setVisible(window.hasEarlier() || window.hasLater());
        nothing.removeAll();
        if (shown.isEmpty()) {
            nothing.add(empty());
        }
    }

    private EmptyState empty() {
        boolean filtered = !filter.equals(RequestFilter.ALL);
        return filtered
                ? new EmptyState(
                        getTranslation("requests.nothing-found.title"),
                        getTranslation("requests.nothing-found.text"),
                        Links.button("requests", getTranslation("requests.show-all")))
                : new EmptyState(
                        getTranslation("requests.none.title"),
                        getTranslation("requests.none.text"),
                        Links.button("new", getTranslation("nav.new")));
    }
}
