package dev.countersign.ui;

import com.vaadin.flow.component.html.Span;

/** A status as icon, word and colour. */
public final class Badge extends Span {

    public Badge(Tone tone, Icon icon, String text) {
        this(tone, icon, new Span(text));
    }

    public Badge(Tone tone, Icon icon, Span text) {
        addClassNames("badge", "badge-" + tone.suffix());
        add(icon.draw(), text);
    }
}
