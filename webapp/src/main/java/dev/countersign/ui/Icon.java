package dev.countersign.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** The icons; {@code icons.css} draws each in the colour of the surrounding text. */
public enum Icon {
    INBOX,
    REQUESTS,
    NEW,
    WAITING,
    DONE,
    DENIED,
    CHANGES,
    WITHDRAWN,
    FAILED,
    EXPIRED,
    SKIPPED,
    AHEAD,
    COMMENT,
    BACK,
    SEARCH,
    PEOPLE,
    TEMPLATES,
    AUTOMATED,
    BRANCH,
    PARALLEL,
    MAIL,
    BELL,
    CHART,
    TEXT,
    LONG_TEXT,
    NUMBER,
    MONEY,
    DATE,
    CHOICE,
    MULTI_CHOICE,
    PERSON,
    ATTACHMENT,
    TABLE,
    SECTION;

    /** Decorative: hidden from assistive technology, because a word beside it says the same. */
    public Span draw() {
        Span icon = new Span();
        icon.addClassNames("icon", "icon-" + name().toLowerCase(Locale.ROOT));
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
