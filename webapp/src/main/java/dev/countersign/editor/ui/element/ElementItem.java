package dev.countersign.editor.ui.element;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/**
 * An element in the list: a button with its name, and what is within it. Only what has changed is drawn again.
 *
 * @param <E> the element
 * @param <S> what is shown beside the elements
 */
public abstract class ElementItem<E, S> extends ListItem {

    private final String key;
    private final NativeButton row = new NativeButton();
    private final Span name = new Span();
    private final Span detail = new Span();
    private final Span mark = new Span();

    /**
     * An item without a text.
     *
     * @param before what stands before the name
     */
    protected ElementItem(String key, Component... before) {
        this.key = key;
        name.addClassName("step-words");
        Span head = new Span(before);
        head.add(name, mark);
        head.addClassNames("strong", "step-name");
        detail.addClassName("small");
        mark.addClassName("flow-mark");
        row.add(head, detail);
        row.addClassNames("flow-row", "flow-stop");
        row.getElement()
                .setAttribute("data-key", key)
                .setAttribute("draggable", "true")
                .setAttribute("aria-keyshortcuts", "Alt+ArrowUp Alt+ArrowDown Delete Control+C Control+X Control+V");
        add(row);
    }

    protected final NativeButton row() {
        return row;
    }

    /** Whether it can show this element without being drawn anew. */
    protected abstract boolean fits(E element);

    protected abstract void show(E element, S shown);

    protected final void show(String called, String about, Marks marks) {
        say(name, called);
        say(detail, about);
        say(
                mark,
                marks.mark(key)
                        .map(error -> getTranslation(error ? "template.problem.error" : "template.problem.warning"))
                        .orElse(""));
        mark.setClassName("flow-mark-error", marks.mark(key).orElse(false));
        if (marks.selected().equals(key)) {
            row.getElement().setAttribute("aria-current", "true");
        } else {
            row.getElement().removeAttribute("aria-current");
        }
    }

    /** Sends the text to the browser only if it is another one. */
    protected static void say(Span span, String text) {
        if (!span.getText().equals(text)) {
            span.setText(text);
        }
    }
}
