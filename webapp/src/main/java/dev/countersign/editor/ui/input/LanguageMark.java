package dev.countersign.editor.ui.input;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** The code of a language in front of a text. Screen readers get the name of the language with the name of the field. */
final class LanguageMark {

    private LanguageMark() {}

    static Span of(String language) {
        Span mark = new Span(language.toUpperCase(Locale.ROOT));
        mark.addClassName("language-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        return mark;
    }
}
