package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.dom.Element;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A restored text of a draft whose meaning is not certain. The person is asked until they edit the input. Until then the draft keeps the text with its
 * original notation, however often the form is opened and in any language.
 */
final class Question {

    /** The attribute with the uncertain text. */
    static final String TEXT = "data-asked";

    /** The attribute with the locale of its notation; empty if unknown. */
    static final String NOTATION = "data-asked-notation";

    /** The event of the browser when the person edits the input. */
    private static final String EDITED = "asked-edited";

    private final Element input;
    private final String property;
    private final Runnable edited;
    private @Nullable String text;
    private @Nullable DomListenerRegistration editing;

    /**
     * @param property of the input with the typed text
     * @param edited is called after the person has edited the input, even if the text is the same afterwards
     */
    Question(Component input, String property, Runnable edited) {
        this.input = input.getElement();
        this.property = property;
        this.edited = edited;
    }

    void ask(DraftValue kept) {
        text = kept.text();
        input.setAttribute(TEXT, kept.text());
        input.setAttribute(NOTATION, kept.notation().map(Locale::toLanguageTag).orElse(""));
        if (editing == null) {
            editing = input.addEventListener(EDITED, typed -> {
                        answered();
                        edited.run();
                    })
                    .synchronizeProperty(property);
        }
    }

    /** The uncertain text. */
    Optional<String> text() {
        return Optional.ofNullable(text);
    }

    void answered() {
        text = null;
        input.removeAttribute(TEXT);
        input.removeAttribute(NOTATION);
        if (editing != null) {
            editing.remove();
            editing = null;
        }
    }
}
