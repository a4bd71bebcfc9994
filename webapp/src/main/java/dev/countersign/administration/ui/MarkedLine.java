package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.countersign.ui.Icon;
import java.util.List;

/** A line of a list of the organisation: a mark, a name, and words about it below. */
final class MarkedLine extends Div {

    MarkedLine(Icon icon, String name, List<? extends Component> about) {
        Span title = new Span(name);
        title.addClassName("strong");
        Div words = new Div(title);
        about.forEach(words::add);
        words.addClassName("staff-words");
        Span mark = new Span(icon.draw());
        mark.addClassName("event-mark");
        add(mark, words);
        addClassName("staff-line");
    }
}
