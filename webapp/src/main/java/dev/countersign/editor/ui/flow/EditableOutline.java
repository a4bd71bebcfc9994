package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.step.Step;
import dev.countersign.ui.Icon;
import java.util.List;

/** What can be added, and the steps of a draft as nested lists in which they are selected and moved. Its keys are in {@code flow.js}. */
final class EditableOutline extends Div {

    private final NativeButton settings = new NativeButton();
    private final StepList list = new StepList("", 0);

    EditableOutline(FlowActs acts) {
        addClassName("flow-list");
        settings.add(Icon.TEMPLATES.draw(), new Span(getTranslation("template.settings")));
        settings.addClassNames("flow-row", "flow-settings", "flow-stop");
        settings.getElement().setAttribute("data-key", FlowEditor.SETTINGS);
        Paragraph keys = new Paragraph(getTranslation("template.flow.keys"));
        keys.addClassNames("small", "flow-keys");
        add(new StepPalette(acts), settings, list, keys);
    }

    void show(List<Step> steps, Shown shown) {
        list.show(getTranslation("template.flow.steps"), steps, shown);
        if (shown.marks().selected().equals(FlowEditor.SETTINGS)) {
            settings.getElement().setAttribute("aria-current", "true");
        } else {
            settings.getElement().removeAttribute("aria-current");
        }
        getElement().executeJs("window.countersign?.flow?.rove(this)");
    }

    /** Focuses the row of a step. */
    void focus(String key) {
        getElement().executeJs("window.countersign?.flow?.focus(this, $0)", key);
    }
}
