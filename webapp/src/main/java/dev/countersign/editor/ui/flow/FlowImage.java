package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.drawing.FlowDrawing;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The drawing of a flow in a frame, in which it can be made larger and smaller and be moved about. A sentence says if a part of it is not to be seen. If it can
 * be edited, a click on a step or on a sign between steps is sent to the {@link FlowEditor} around it.
 */
public final class FlowImage extends Div {

    private final Div sheet = new Div();
    private final Div frame = new Div(sheet);
    private final boolean isEdited;
    private String drawn = "";

    private FlowImage(boolean isEdited) {
        this.isEdited = isEdited;
        addClassName("flow-canvas");
        frame.addClassName("flow-image");
        frame.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", getTranslation("template.flow.drawing.frame"));
        sheet.addClassName("flow-sheet");
        Paragraph more = new Paragraph(getTranslation("template.flow.drawing.more"));
        more.addClassNames("small", "flow-more");
        more.getElement().setAttribute("hidden", true);
        add(zoom(), frame, more);
    }

    public FlowImage(TemplateDefinition template, StepWords words) {
        this(false);
        show(template, words);
    }

    static FlowImage edited() {
        return new FlowImage(true);
    }

    private Div zoom() {
        Div bar = new Div(
                button("−", "smaller", "out"),
                button("100 %", "whole-size", "reset"),
                button("+", "larger", "in"),
                button(getTranslation("template.flow.zoom.fit"), "fit-all", "fit"));
        bar.addClassName("flow-zoom");
        bar.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("template.flow.zoom"));
        return bar;
    }

    private NativeButton button(String text, String name, String act) {
        NativeButton button = new NativeButton(text);
        button.getElement().setAttribute("data-zoom", act);
        button.setAriaLabel(getTranslation("template.flow.zoom." + name));
        button.setTitle(getTranslation("template.flow.zoom." + name));
        return button;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://countersign/drawing.js");
        getElement().executeJs("window.countersign.drawing(this)");
    }

    void show(TemplateDefinition template, StepWords words) {
        String title = getTranslation("template.flow.drawing");
        String svg = isEdited
                ? FlowDrawing.editableSvg(title, template.steps(), words)
                : FlowDrawing.svg(title, template.steps(), words);
        if (!svg.equals(drawn)) {
            drawn = svg;
            sheet.getElement().setProperty("innerHTML", svg);
        }
    }

    /** Makes the steps stand out that are walked; all others become pale. */
    public void walked(Set<String> keys) {
        ArrayNode walked = JsonNodeFactory.instance.arrayNode();
        keys.stream().sorted().forEach(walked::add);
        sheet.getElement()
                .executeJs(
                        "for (const step of this.querySelectorAll('[data-step]'))"
                                + " step.classList.toggle('not-walked', !$0.includes(step.dataset.step))",
                        walked);
    }

    /** Marks a step and brings it into sight; none if the key is empty. */
    void mark(String key) {
        frame.getElement().setAttribute("data-selected", key);
    }
}
