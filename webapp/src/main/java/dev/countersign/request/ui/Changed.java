package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** An answer that the newest revision changed: the old value struck through, and the new one. Screen readers read "changed from … to …". */
final class Changed extends Span {

    Changed(String before, String now) {
        addClassName("changed");
        getElement()
                .appendChild(
                        hidden(getTranslation("facts.changed-from")),
                        marked("del", before),
                        hidden(getTranslation("facts.changed-to")),
                        marked("ins", now));
    }

    private static Element marked(String tag, String words) {
        Element element = new Element(tag);
        element.setText(words);
        return element;
    }

    /** With spaces around, since screen readers join the texts of inline elements. */
    private static Element hidden(String words) {
        Element element = new Element("span");
        element.setAttribute("class", "visually-hidden");
        element.setText(" " + words + " ");
        return element;
    }
}
