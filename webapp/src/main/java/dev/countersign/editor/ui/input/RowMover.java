package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.NativeButton;

/** What moves a row of a list: a grip that is dragged, or moved by the arrow keys while it has the focus; and a button, for who can do neither. */
record RowMover(NativeButton grip, Button up) {

    RowMover() {
        this(new NativeButton(), new Button("↑"));
        grip.addClassName("list-grip");
        grip.getElement().setAttribute("draggable", "true");
        up.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        up.addClassNames("list-remove", "list-up");
    }

    /** Says which row it is. The first one cannot be moved up, and the only one not at all. */
    void at(int position, int count) {
        String words = grip.getTranslation("template.list.move", position + 1, count);
        grip.setAriaLabel(words);
        grip.getElement().setAttribute("title", words);
        grip.setEnabled(count > 1);
        String raise = grip.getTranslation("template.list.up", position + 1);
        up.setAriaLabel(raise);
        up.setTooltipText(raise);
        up.setEnabled(position > 0);
    }
}
