package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.definitions.form.FormItem;
import java.util.List;

/** What can be added, and the fields of a draft as a list in which they are selected and moved. Its keys are in {@code flow.js}. */
final class EditableForm extends Div {

    private final FieldList list = new FieldList("");

    EditableForm(FieldActs acts) {
        addClassName("flow-list");
        Paragraph keys = new Paragraph(getTranslation("template.form.keys"));
        keys.addClassNames("small", "flow-keys");
        add(new FieldPalette(acts), list, keys);
    }

    void show(List<? extends FormItem> items, ShownFields shown) {
        list.show(getTranslation("template.form.fields"), items, shown);
        getElement().executeJs("window.countersign?.flow?.rove(this)");
    }

    /** Focuses the row of a field. */
    void focus(String name) {
        getElement().executeJs("window.countersign?.flow?.focus(this, $0)", name);
    }
}
