package dev.countersign.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A row of links, each with its own URL, one of them current. */
public final class Chips extends Nav {

    private final Map<String, Anchor> chips = new HashMap<>();
    private final Set<String> wanted = new HashSet<>();

    public Chips(String label) {
        addClassName("chips");
        getElement().setAttribute("aria-label", label);
    }

    /** Adds a chip. If there is one with this URL already, it stays and shows this. */
    public void add(String path, String text, boolean current) {
        Anchor chip = chips.computeIfAbsent(path, Chips::draw);
        int at = wanted.size();
        wanted.add(path);
        if (at >= getComponentCount() || !getComponentAt(at).equals(chip)) {
            addComponentAtIndex(at, chip);
        }
        chip.setText(text);
        if (current) {
            chip.getElement().setAttribute("aria-current", "true");
        } else {
            chip.getElement().removeAttribute("aria-current");
        }
    }

    /** Removes the chips that were not added since the last call. */
    public void removeOthers() {
        chips.forEach((path, chip) -> {
            if (!wanted.contains(path)) {
                remove(chip);
            }
        });
        chips.keySet().retainAll(wanted);
        wanted.clear();
    }

    private static Anchor draw(String path) {
        Anchor chip = new Anchor(path);
        chip.addClassName("chip");
        return chip;
    }
}
