package dev.countersign.request.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.countersign.people.PersonName;
import dev.countersign.request.Prospect;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Names;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who would decide about the answers of a form, step by step, with the reasons. It follows the answers. */
final class WhoDecides extends Section {

    private static final int NAMES = 3;

    private final transient Formats formats;
    private final Locale language;
    private transient List<Prospect> shown = List.of();

    WhoDecides(Formats formats, Locale language) {
        this.formats = formats;
        this.language = language;
        addClassName("who-decides");
        getElement().setAttribute("aria-label", getTranslation("new.who"));
    }

    void show(List<Prospect> steps) {
        if (steps.equals(shown) && getChildren().findAny().isPresent()) {
            return;
        }
        shown = steps;
        removeAll();
        add(new H2(getTranslation("new.who")));
        if (steps.isEmpty()) {
            add(new Paragraph(getTranslation("new.who.nobody")));
        } else {
            OrderedList list = new OrderedList();
            steps.forEach(step -> list.add(item(step)));
            add(list);
        }
    }

    private ListItem item(Prospect step) {
        Span name = new Span(step.name().in(language));
        name.addClassName("strong");
        ListItem item = new ListItem(name);
        String when = step.when().in(language);
        if (!when.isEmpty() || !step.certain()) {
            item.add(small(when.isEmpty() ? getTranslation("new.who.if-needed") : when));
        }
        if (!step.certain()) {
            item.addClassName("possible");
        }
        if (step.weight() > 0) {
            item.add(small(getTranslation("new.who.weight", step.weight())));
        }
        if (step.panels().isEmpty()) {
            item.add(new Span(getTranslation("new.who.later")));
        }
        step.panels().forEach(panel -> item.add(new Span(people(panel)), small(why(panel))));
        if (!step.otherThan().isEmpty()) {
            item.add(small(getTranslation(
                    "path.other-than",
                    step.otherThan().stream().map(other -> other.in(language)).collect(Collectors.joining(", ")))));
        }
        step.away().stream().limit(NAMES).forEach(away -> item.add(small(StandInWords.notice(away, formats))));
        return item;
    }

    private String people(Prospect.Panel panel) {
        List<String> names = panel.people().stream().map(PersonName::name).toList();
        String people = Names.of(names, panel.weight() > 0 ? 1 : panel.needed(), NAMES, formats);
        return panel.weight() > 0 ? getTranslation("new.who.weight-of-each", people, panel.weight()) : people;
    }

    private String why(Prospect.Panel panel) {
        return panel.why().stream().map(this::why).distinct().collect(Collectors.joining(Dotted.POINT));
    }

    private String why(Prospect.Because because) {
        String words = getTranslation(
                "new.who." + because.kind(),
                because.args().stream().map(arg -> arg.in(language)).toArray());
        return because.fallback() ? getTranslation("new.who.fallback", words) : words;
    }

    private static Span small(String words) {
        Span small = new Span(words);
        small.addClassName("small");
        return small;
    }
}
