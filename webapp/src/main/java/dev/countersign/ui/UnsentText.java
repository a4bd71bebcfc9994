package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.I18NProvider;

/** Text that cannot be sent any more because somebody else was faster. It stays readable, so that it can be copied. */
public final class UnsentText {

    private UnsentText() {}

    /** Nothing for a blank text. */
    public static Component[] of(String typed) {
        return of("case.unsent", typed);
    }

    /**
     * The same with another sentence before the text.
     *
     * @param key of the sentence
     */
    public static Component[] of(String key, String typed) {
        if (typed.isBlank()) {
            return new Component[0];
        }
        Paragraph kept = new Paragraph(typed);
        kept.addClassNames("prose", "said");
        return new Component[] {new Paragraph(I18NProvider.translate(key)), kept};
    }
}
