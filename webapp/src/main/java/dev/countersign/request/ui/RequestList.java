package dev.countersign.request.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.request.Cursor;
import dev.countersign.request.RequestFilter;
import dev.countersign.request.RequestPage;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Formats;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A list that grows page by page, as far as its reader goes. */
final class RequestList extends Div {

    private final transient BiFunction<RequestFilter, Cursor, RequestPage> read;
    private final transient Formats formats;
    private final Locale language;
    private final UnorderedList rows = new UnorderedList();
    private final Button more = new Button();
    private RequestFilter filter = RequestFilter.ALL;
    private @Nullable Cursor next;
    private int pages;

    /** @param grown is told how many pages are on the screen once the reader has asked for more */
    RequestList(
            BiFunction<RequestFilter, Cursor, RequestPage> read, Formats formats, Locale language, IntConsumer grown) {
        this.read = read;
        this.formats = formats;
        this.language = language;
        rows.addClassName("rows");
        more.setText(getTranslation("list.more"));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.addClickListener(clicked -> {
            if (next != null) {
                readPage(next);
                grown.accept(pages);
            }
        });
        // Whoever scrolls to the end wants to go on; the button is for keyboards, and says that there is more.
        more.getElement()
                .executeJs(
                        "new IntersectionObserver(seen => seen.some(s => s.isIntersecting) && this.click()).observe(this)");
    }

    void show(RequestFilter wanted, int wantedPages) {
        filter = wanted;
        begin(wantedPages);
    }

    /** Reads as many pages as are on the screen, so that nobody loses their place. */
    void readAgain() {
        begin(pages);
    }

    int shown() {
        return Math.toIntExact(rows.getChildren().count());
    }

    private void begin(int wantedPages) {
        removeAll();
        rows.removeAll();
        pages = 0;
        next = Cursor.START;
        while (pages < wantedPages && next != null) {
            readPage(next);
        }
        add(shown() == 0 ? empty() : rows, more);
    }

    private void readPage(Cursor from) {
        RequestPage page = read.apply(filter, from);
        page.rows().forEach(row -> rows.add(new ListItem(new RequestLine(row, formats, language))));
        next = page.next().orElse(null);
        pages++;
        more.setVisible(next != null);
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
