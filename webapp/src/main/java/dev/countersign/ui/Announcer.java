package dev.countersign.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;

/** The page's one live region: what changed, said to those who do not see it change. */
public final class Announcer extends Div {

    Announcer() {
        addClassName("visually-hidden");
        getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
        setId("announcer");
    }

    /** Said even when the same words were said before: the text is taken out first, and put back in a moment. */
    public static void announce(UI ui, String text) {
        ui.getPage().executeJs("""
                const region = document.getElementById('announcer');
                if (region) { region.textContent = ''; setTimeout(() => { region.textContent = $0; }, 80); }
                """, text);
    }
}
