package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.dom.Element;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a draft brought back into an input and nobody can tell what it meant. It is asked about until the person edits the input; until then
 * the draft keeps it with the notation it was typed in, however often the form is opened again and in whatever language.
 */
final class Question {

    /** The attribute with the text that is asked about. */
    static final String TEXT = "data-asked";

    /** The attribute with the region it was typed in; empty where that is not known. */
    static final String NOTATION = "data-asked-notation";

    /** What the browser says when an input is edited that is asked about. */
    private static final String EDITED = "asked-edited";

    private final Element input;
    private final String property;
    private final Runnable edited;
    private @Nullable String text;
    private @Nullable DomListenerRegistration editing;

    /**
     * @param property of the input with what is typed
     * @param edited is called when the person edited the input, also where the same text stands in it afterwards
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

    /** The text that is asked about. */
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
