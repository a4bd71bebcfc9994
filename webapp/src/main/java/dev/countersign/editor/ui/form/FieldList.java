package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.edit.FieldId;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.ui.Icon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The items of a form, or the columns of a table, with a button at the end that adds one. What stays is neither drawn again nor moved. */
final class FieldList extends OrderedList {

    private final NativeButton add = new NativeButton();
    private Map<String, FieldItem> items = new HashMap<>();

    /** @param table the key of the table whose columns these are; empty for the form */
    FieldList(String table) {
        addClassName("flow-steps");
        getElement().setAttribute("data-within", table).setAttribute("data-part", "0");
        add.add(
                Icon.NEW.draw(),
                new Span(getTranslation(table.isEmpty() ? "template.form.add" : "template.form.add-column")));
        add.addClassNames("flow-add", "flow-stop");
        add(new ListItem(add));
    }

    void show(String label, List<? extends FormItem> fields, ShownFields shown) {
        String table = getElement().getAttribute("data-within");
        getElement().setAttribute("aria-label", label);
        Map<String, FieldItem> now = new HashMap<>();
        List<Component> wanted = new ArrayList<>();
        for (FormItem field : fields) {
            // A key that was written twice is a problem, but both fields are shown.
            String id = now.containsKey(field.key()) ? field.key() + "#" + wanted.size() : field.key();
            FieldItem before = items.get(id);
            FieldItem item = before != null && before.fits(field)
                    ? before
                    : new FieldItem(field, new FieldId(table == null ? "" : table, field.key()));
            now.put(id, item);
            wanted.add(item);
            item.show(field, shown);
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
