package dev.countersign.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** The icons there are; each is drawn by {@code icons.css} in the colour of the text around it. */
public enum Icon {
    INBOX,
    REQUESTS,
    NEW,
    WAITING,
    DONE,
    DENIED,
    WITHDRAWN,
    FAILED,
    EXPIRED,
    SKIPPED,
    AHEAD,
    COMMENT,
    BACK,
    SEARCH;

    /** An ornament: hidden from assistive technology, the word beside it says the same. */
    public Span draw() {
        Span icon = new Span();
        icon.addClassNames("icon", "icon-" + name().toLowerCase(Locale.ROOT));
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
