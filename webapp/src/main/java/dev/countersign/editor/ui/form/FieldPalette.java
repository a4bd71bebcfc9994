package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.edit.NewField;
import dev.countersign.ui.Icon;

/** A button for each kind of field: it is put behind the selected field or at the end, or where it is dragged to. */
final class FieldPalette extends Div {

    FieldPalette(FieldActs acts) {
        addClassName("field-palette");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("template.form.palette"));
        for (NewField kind : NewField.values()) {
            NativeButton button = new NativeButton("", _ -> acts.add(kind));
            button.add(icon(kind).draw(), new Span(getTranslation("template.field." + kind.name())));
            button.getElement()
                    .setAttribute("title", getTranslation("template.field." + kind.name() + ".about"))
                    .setAttribute("data-kind", kind.name())
                    .setAttribute("data-column", kind.isColumn())
                    .setAttribute("draggable", "true");
            add(button);
        }
    }

    static Icon icon(NewField kind) {
        return Icon.valueOf(kind.name());
    }
}
