package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.drawing.FlowDrawing;
import dev.countersign.definitions.drawing.Mark;
import dev.countersign.ui.DrawingFrame;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The drawing of a flow in a frame. If it can be edited, a click on a step or on a sign between steps is sent to the {@link FlowEditor} around it.
 */
public final class FlowImage extends DrawingFrame {

    private final boolean isEdited;

    private FlowImage(boolean isEdited) {
        this.isEdited = isEdited;
    }

    public FlowImage(TemplateDefinition template, StepWords words) {
        this(false);
        show(template, words);
    }

    /** The drawing of one of two versions, with the steps marked that differ. */
    public static FlowImage compared(TemplateDefinition template, StepWords words, Map<String, Mark> marks) {
        FlowImage image = new FlowImage(false);
        String title = image.getTranslation("template.flow.drawing");
        image.draw(FlowDrawing.comparedSvg(title, template.steps(), words, marks));
        return image;
    }

    static FlowImage edited() {
        return new FlowImage(true);
    }

    void show(TemplateDefinition template, StepWords words) {
        String title = getTranslation("template.flow.drawing");
        draw(
                isEdited
                        ? FlowDrawing.editableSvg(title, template.steps(), words)
                        : FlowDrawing.svg(title, template.steps(), words));
    }

    /** Makes the steps stand out that are walked; all others become pale. */
    public void walked(Set<String> keys) {
        ArrayNode walked = JsonNodeFactory.instance.arrayNode();
        keys.stream().sorted().forEach(walked::add);
        sheet().getElement()
                .executeJs(
                        "for (const step of this.querySelectorAll('[data-step]'))"
                                + " step.classList.toggle('not-walked', !$0.includes(step.dataset.step))",
                        walked);
    }
}
