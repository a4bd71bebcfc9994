package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.edit.NewStep;
import dev.countersign.ui.Icon;

/** A button for each kind of step: it is put behind the selected step or at the end, or where it is dragged to. */
final class StepPalette extends Div {

    StepPalette(FlowActs acts) {
        addClassName("field-palette");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("template.flow.palette"));
        for (NewStep kind : NewStep.values()) {
            NativeButton button = new NativeButton("", _ -> acts.add(kind));
            button.add(icon(kind).draw(), new Span(getTranslation("template.step." + kind.name())));
            button.getElement()
                    .setAttribute("title", getTranslation("template.step." + kind.name() + ".about"))
                    .setAttribute("data-kind", kind.name())
                    .setAttribute("draggable", "true");
            add(button);
        }
    }

    static Icon icon(NewStep kind) {
        return switch (kind) {
            case APPROVAL -> Icon.DONE;
            case AUTOMATED -> Icon.AUTOMATED;
            case BRANCH -> Icon.BRANCH;
            case PARALLEL -> Icon.PARALLEL;
            case NOTIFY -> Icon.MAIL;
            case WAIT -> Icon.WAITING;
        };
    }
}
