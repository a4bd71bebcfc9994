package dev.countersign.ui;

import com.vaadin.flow.component.HasElement;
import java.util.Locale;

/**
 * Content that never changes, set as the HTML of one element. The server needs about a kilobyte of memory for each element of a page, and a list
 * would have hundreds. Texts are escaped. The names of classes are constants.
 */
public final class Markup {

    private final StringBuilder html = new StringBuilder();

    /** A {@code span} with a text. */
    public Markup span(String classes, String text) {
        return open(classes).text(text).close();
    }

    /** A {@code span} with content. */
    public Markup span(String classes, Markup content) {
        open(classes);
        html.append(content.html);
        return close();
    }

    /** As {@link PersonMark}. */
    public Markup person(String name) {
        html.append("<span aria-hidden=\"true\" class=\"")
                .append(PersonMark.classes(name))
                .append("\">");
        return text(PersonMark.initials(name)).close();
    }

    /** As {@link Badge}. */
    public Markup badge(Tone tone, Icon icon, String text) {
        open("badge badge-" + tone.suffix());
        html.append("<span aria-hidden=\"true\" class=\"icon icon-")
                .append(icon.name().toLowerCase(Locale.ROOT))
                .append("\"></span>");
        return span("", text).close();
    }

    /** Replaces the content of the element. */
    public void into(HasElement element) {
        element.getElement().setProperty("innerHTML", html.toString());
    }

    String html() {
        return html.toString();
    }

    private Markup open(String classes) {
        html.append("<span class=\"").append(classes).append("\">");
        return this;
    }

    private Markup close() {
        html.append("</span>");
        return this;
    }

    private Markup text(String text) {
        text.chars().forEach(letter -> {
            switch (letter) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append((char) letter);
            }
        });
        return this;
    }
}
