package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.TemplateDefinition;

/** A flow to be read: the list of its steps, and the drawing. */
public final class FlowRead extends Div {

    public FlowRead(TemplateDefinition template, StepWords words) {
        super(new FlowOutline(template.steps(), words), new FlowImage(template, words));
        addClassName("flow");
    }
}
