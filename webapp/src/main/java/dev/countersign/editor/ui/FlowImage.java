package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Div;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.drawing.FlowDrawing;

/** The drawing of a flow. It scrolls in its own frame if it is larger. */
final class FlowImage extends Div {

    FlowImage(TemplateDefinition template, StepWords words) {
        addClassName("flow-image");
        show(template, words);
    }

    void show(TemplateDefinition template, StepWords words) {
        getElement()
                .setProperty(
                        "innerHTML", FlowDrawing.svg(getTranslation("template.flow.drawing"), template.steps(), words));
    }
}
