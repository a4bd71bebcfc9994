package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.step.Step;
import dev.countersign.ui.Icon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of steps, with a button at its end that adds one. The item of a step that stays is neither drawn again nor moved. */
final class StepList extends OrderedList {

    private final ListItem end;
    private final NativeButton add = new NativeButton();
    private Map<String, StepItem> items = new HashMap<>();

    /** @see dev.countersign.definitions.edit.Place */
    StepList(String within, int part) {
        addClassName("flow-steps");
        getElement().setAttribute("data-within", within).setAttribute("data-part", String.valueOf(part));
        add.add(Icon.NEW.draw(), new Span(getTranslation("template.step.add")));
        add.addClassNames("flow-add", "flow-stop");
        end = new ListItem(add);
        add(end);
    }

    void show(String label, List<Step> steps, Shown shown) {
        getElement().setAttribute("aria-label", label);
        Map<String, StepItem> now = new HashMap<>();
        List<Component> wanted = new ArrayList<>();
        for (Step step : steps) {
            // A key that was written twice is a problem, but both steps are shown.
            String id = now.containsKey(step.key()) ? step.key() + "#" + wanted.size() : step.key();
            StepItem before = items.get(id);
            StepItem item = before != null && before.fits(step) ? before : new StepItem(step);
            now.put(id, item);
            wanted.add(item);
            item.show(step, shown);
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
