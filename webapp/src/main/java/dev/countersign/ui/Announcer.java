package dev.countersign.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;

/** The only live region of the page: announces changes to screen readers. */
public final class Announcer extends Div {

    Announcer() {
        addClassName("visually-hidden");
        getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
        setId("announcer");
    }

    /** Announces a text, even if it is the same as before: the old text is removed first, and the new one set after a moment. */
    public static void announce(UI ui, String text) {
        ui.getPage().executeJs("""
                const region = document.getElementById('announcer');
                if (region) { region.textContent = ''; setTimeout(() => { region.textContent = $0; }, 80); }
                """, text);
    }
}
