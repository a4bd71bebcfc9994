package dev.countersign.editor.ui.element;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.countersign.ui.Icon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of elements, with a button at its end that adds one. The item of an element that stays is neither drawn again nor moved.
 *
 * @param <E> the element
 * @param <S> what is shown beside the elements
 */
public abstract class ElementList<E, S> extends OrderedList {

    private Map<String, ElementItem<E, S>> items = new HashMap<>();

    /**
     * An empty list.
     *
     * @param add the key of the text of the button
     * @see dev.countersign.definitions.edit.Place
     */
    protected ElementList(String within, int part, String add) {
        addClassName("flow-steps");
        getElement().setAttribute("data-within", within).setAttribute("data-part", String.valueOf(part));
        NativeButton button = new NativeButton();
        button.add(Icon.NEW.draw(), new Span(getTranslation(add)));
        button.addClassNames("flow-add", "flow-stop");
        add(new ListItem(button));
    }

    protected abstract String key(E element);

    protected abstract ElementItem<E, S> item(E element);

    /**
     * Shows the elements, in this order.
     *
     * @param label what the list is called
     */
    public final void show(String label, List<? extends E> elements, S shown) {
        getElement().setAttribute("aria-label", label);
        Map<String, ElementItem<E, S>> now = new HashMap<>();
        List<Component> wanted = new ArrayList<>();
        for (E element : elements) {
            String key = key(element);
            // A key that was written twice is a problem, but both elements are shown.
            String id = now.containsKey(key) ? key + "#" + wanted.size() : key;
            ElementItem<E, S> before = items.get(id);
            ElementItem<E, S> item = before != null && before.fits(element) ? before : item(element);
            now.put(id, item);
            wanted.add(item);
            item.show(element, shown);
        }
        items.values().stream().filter(item -> !now.containsValue(item)).forEach(this::remove);
        items = now;
        for (int at = 0; at < wanted.size(); at++) {
            Component item = wanted.get(at);
            if (!getElement().getChild(at).equals(item.getElement())) {
                getElement().insertChild(at, item.getElement());
            }
        }
    }
}
