package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.listing.ListWindow;
import dev.countersign.listing.Range;
import dev.countersign.ui.Parts;
import dev.countersign.ui.Parts.Part;
import java.util.List;
import java.util.function.Function;

/**
 * A list of any length under a heading, of which a window is on the page. A line that did not change is kept, so that it does not lose the focus.
 *
 * @param <T> a row
 * @param <K> the key by which the list is ordered
 */
public final class LongList<T, K> extends Div {

    private final transient ListWindow<T, K> window;
    private final transient Function<T, K> key;
    private final transient Function<T, ListItem> line;
    private final UnorderedList rows = new UnorderedList();
    private final transient Parts lines = new Parts(rows);
    private final Button earlier = new Button();
    private final Button more = new Button();

    /**
     * The list.
     *
     * @param name of its texts {@code .title} and {@code .text}
     * @param acts on the whole list
     */
    public LongList(
            String name, Function<T, K> key, ListWindow<T, K> window, Function<T, ListItem> line, Component... acts) {
        this.window = window;
        this.key = key;
        this.line = line;
        addClassName("failed-letters");
        H2 title = new H2(getTranslation(name + ".title"));
        title.setId(name);
        rows.addClassName("rows");
        rows.getElement().setAttribute("aria-labelledby", name);
        setUp(earlier, "list.earlier", window::goBack);
        setUp(more, "list.more", window::goOn);
        add(title, new Paragraph(getTranslation(name + ".text")));
        add(acts);
        add(earlier, rows, more);
        window.showFirst(Range.PAGE);
        draw();
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return window.rows().isEmpty();
    }

    /** Reads the window again. */
    public void readAgain() {
        window.readAgain();
        draw();
    }

    /** After the pressed button is gone. */
    public void focusNext() {
        getElement()
                .executeJs("(this.querySelector('li vaadin-button') ?? document.querySelector('main h1'))?.focus()");
    }

    private void setUp(Button button, String label, Runnable move) {
        button.setText(getTranslation(label));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClickListener(clicked -> {
            move.run();
            draw();
        });
    }

    private void draw() {
        List<T> shown = window.rows();
        lines.show(shown.stream()
                .map(row -> Part.of(key.apply(row), () -> line.apply(row), row))
                .toList());
        earlier.setVisible(window.hasEarlier());
        more.setVisible(window.hasLater());
        setVisible(!shown.isEmpty());
    }
}
