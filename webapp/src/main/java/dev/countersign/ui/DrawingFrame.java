package dev.countersign.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;

/**
 * A drawing in a frame, in which it can be made larger and smaller and be moved about. A sentence says if a part of it is not to be seen. Pages that use it
 * load {@code flow.css}.
 */
public class DrawingFrame extends Div {

    private final Div sheet = new Div();
    private final Div frame = new Div(sheet);
    private String drawn = "";

    public DrawingFrame() {
        addClassName("flow-canvas");
        frame.addClassName("flow-image");
        frame.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", getTranslation("drawing.frame"));
        sheet.addClassName("flow-sheet");
        Paragraph more = new Paragraph(getTranslation("drawing.more"));
        more.addClassNames("small", "flow-more");
        more.getElement().setAttribute("hidden", true);
        add(zoom(), frame, more);
    }

    private Div zoom() {
        Div bar = new Div(
                button("−", "smaller", "out"),
                button("100 %", "whole-size", "reset"),
                button("+", "larger", "in"),
                button(getTranslation("drawing.zoom.fit"), "fit-all", "fit"));
        bar.addClassName("flow-zoom");
        bar.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("drawing.zoom"));
        return bar;
    }

    private NativeButton button(String text, String name, String act) {
        NativeButton button = new NativeButton(text);
        button.getElement().setAttribute("data-zoom", act);
        button.setTitle(getTranslation("drawing.zoom." + name));
        if (text.length() == 1) {
            // A sign is no name. Words are: whoever speaks to the computer says what they see (WCAG 2.5.3).
            button.setAriaLabel(getTranslation("drawing.zoom." + name));
        }
        return button;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://countersign/drawing.js");
        getElement().executeJs("window.countersign.drawing(this)");
    }

    /**
     * Shows a drawing in place of the one before, if it is another one.
     *
     * @param svg without script; all texts in it are escaped
     */
    public final void draw(String svg) {
        if (!svg.equals(drawn)) {
            drawn = svg;
            sheet.getElement().setProperty("innerHTML", svg);
        }
    }

    /** Marks the part with this key in {@code data-step} and brings it into sight; none if the key is empty. */
    public final void mark(String key) {
        frame.getElement().setAttribute("data-selected", key);
    }

    /** The element that holds the drawing. */
    protected final Div sheet() {
        return sheet;
    }
}
