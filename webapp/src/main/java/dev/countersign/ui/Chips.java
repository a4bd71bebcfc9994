package dev.countersign.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** A row of links, each with its own URL, one of them current. */
public final class Chips extends Nav {

    public Chips(String label) {
        addClassName("chips");
        getElement().setAttribute("aria-label", label);
    }

    public void add(String path, String text, boolean current) {
        Anchor chip = new Anchor(path, text);
        chip.addClassName("chip");
        if (current) {
            chip.getElement().setAttribute("aria-current", "true");
        }
        add(chip);
    }
}
