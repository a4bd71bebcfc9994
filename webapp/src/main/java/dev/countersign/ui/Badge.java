package dev.countersign.ui;

import com.vaadin.flow.component.html.Span;

/** A status as icon, word and colour. */
public final class Badge extends Span {

    public Badge(Tone tone, Icon icon, String text) {
        this(tone);
        new Markup().icon(icon).span("", text).into(this);
    }

    public Badge(Tone tone, Icon icon, Span text) {
        this(tone);
        add(icon.draw(), text);
    }

    private Badge(Tone tone) {
        addClassNames("badge", "badge-" + tone.suffix());
    }
}
