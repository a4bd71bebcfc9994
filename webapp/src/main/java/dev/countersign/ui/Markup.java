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

    /** A link to a page of the application. */
    public Markup link(String classes, String address, Markup content) {
        html.append("<a class=\"").append(classes).append("\" href=\"");
        text(address);
        html.append("\">").append(content.html).append("</a>");
        return this;
    }

    /** A check box with a name for screen readers only. */
    public Markup checkBox(String name) {
        html.append("<input type=\"checkbox\" aria-label=\"");
        text(name);
        html.append("\">");
        return this;
    }

    /** As {@link PersonMark}. */
    public Markup person(String name) {
        html.append("<span aria-hidden=\"true\" class=\"")
                .append(PersonMark.classes(name))
                .append("\">");
        return text(PersonMark.initials(name)).close();
    }

    /** As {@link Icon#draw}. */
    public Markup icon(Icon icon) {
        html.append("<span aria-hidden=\"true\" class=\"icon icon-")
                .append(icon.name().toLowerCase(Locale.ROOT))
                .append("\"></span>");
        return this;
    }

    /** As {@link Badge}. */
    public Markup badge(Tone tone, Icon icon, String text) {
        return open("badge badge-" + tone.suffix()).icon(icon).span("", text).close();
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
