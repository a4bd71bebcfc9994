package dev.countersign.request.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.countersign.people.PersonName;
import dev.countersign.request.Outlook;
import dev.countersign.request.Prospect;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Names;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who would decide about the answers of a form, step by step, with the reasons, and until when. It follows the answers. */
final class WhoDecides extends Section {

    private static final int NAMES = 3;

    private final transient Formats formats;
    private final Locale language;
    private final String end;
    private transient Outlook shown = Outlook.of(List.of());

    /** @param end the key of the sentence that says when the request is decided */
    WhoDecides(Formats formats, Locale language, String end) {
        this.formats = formats;
        this.end = end;
        this.language = language;
        addClassName("who-decides");
        getElement().setAttribute("aria-label", getTranslation("new.who"));
    }

    void show(Outlook outlook) {
        if (outlook.equals(shown) && getChildren().findAny().isPresent()) {
            return;
        }
        shown = outlook;
        removeAll();
        add(new H2(getTranslation("new.who")));
        List<Prospect> steps = outlook.steps();
        if (steps.isEmpty()) {
            add(new Paragraph(getTranslation("new.who.nobody")));
        } else {
            OrderedList list = new OrderedList();
            steps.forEach(step ->
                    list.add(item(step, Optional.ofNullable(outlook.due().get(step.key())))));
            add(list);
            add(end(outlook));
        }
    }

    private Paragraph end(Outlook outlook) {
        Paragraph sentence = outlook.end()
                .map(at -> new Paragraph(new Sentence(end, Time.by(at, formats))))
                .orElseGet(() -> new Paragraph(getTranslation("new.who.no-end")));
        sentence.addClassName("small");
        return sentence;
    }

    private ListItem item(Prospect step, Optional<Instant> due) {
        Span name = new Span(step.name().in(language));
        name.addClassName("strong");
        ListItem item = new ListItem(name);
        String when = step.when().in(language);
        if (!when.isEmpty() || !step.certain()) {
            item.add(small(when.isEmpty() ? getTranslation("new.who.if-needed") : when));
        }
        due.ifPresent(at -> item.add(Time.by(at, formats), small(AfterDueWords.of(step.afterDue(), formats))));
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
            onlyOne(step).forEach(sentence -> item.add(small(sentence)));
        }
        step.away().stream().limit(NAMES).forEach(away -> item.add(small(StandInWords.notice(away, formats))));
        return item;
    }

    /** Whoever is named here and at a step that needs another person decides only one of them. */
    private Stream<String> onlyOne(Prospect step) {
        Set<PersonName> here = named(step).collect(Collectors.toSet());
        return shown.steps().stream()
                .filter(other -> step.otherThan().contains(other.name()))
                .flatMap(other -> named(other)
                        .filter(here::contains)
                        .distinct()
                        .map(person -> getTranslation(
                                "path.only-one",
                                person.name(),
                                other.name().in(language),
                                step.name().in(language))))
                .limit(NAMES);
    }

    private static Stream<PersonName> named(Prospect step) {
        return step.panels().stream().flatMap(panel -> panel.people().stream());
    }

    private String people(Prospect.Panel panel) {
        List<String> names = panel.people().stream().map(PersonName::name).toList();
        String people = Names.of(names, panel.weight() > 0 ? 1 : panel.needed(), NAMES, formats);
        return panel.weight() > 0 ? getTranslation("new.who.weight-of-each", people, panel.weight()) : people;
    }

    private String why(Prospect.Panel panel) {
        return BecauseWords.of(panel.why(), formats);
    }

    private static Span small(String words) {
        Span small = new Span(words);
        small.addClassName("small");
        return small;
    }
}
