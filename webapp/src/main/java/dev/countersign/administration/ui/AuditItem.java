package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import dev.countersign.administration.AuditLine;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestSummary;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** One entry: who did what when, in whose place, by which way, and about what; the rest unfolds. */
final class AuditItem extends ListItem {

    private static final String BEFORE = "-before";

    private final transient AuditLine line;
    private final transient Formats formats;

    AuditItem(AuditLine line, Formats formats) {
        this.line = line;
        this.formats = formats;
        addClassName("audit-line");
        Span kind = new Span(AuditWords.act(line, formats));
        kind.addClassName("strong");
        Div head = new Div(kind, Time.at(line.entry().at(), formats));
        head.addClassName("audit-head");
        add(head, who());
        line.concerned().ifPresent(person -> add(concerning(person)));
        line.request().ifPresent(request -> add(about(request)));
        if (line.entry().removal() != null) {
            add(FailedLetterLine.small(getTranslation("audit.removed")));
        }
        SortedMap<String, String> further = line.further();
        if (!further.isEmpty()) {
            add(details(further));
        }
    }

    private Div who() {
        Div who = new Div();
        who.addClassNames("audit-who", "small");
        who.add(line.actor().<Component>map(AuditItem::person).orElseGet(() -> new Span(nobody())));
        line.onBehalfOf().ifPresent(owner -> who.add(new Span(getTranslation("audit.for", owner.name()))));
        List<String> from = new ArrayList<>();
        line.channel()
                .filter(_ -> line.entry().actor() != null)
                .ifPresent(channel -> from.add(getTranslation("audit.channel." + channel)));
        line.address().ifPresent(from::add);
        if (!from.isEmpty()) {
            who.add(new Span(Dotted.of(from)));
        }
        return who;
    }

    private String nobody() {
        return getTranslation(line.address().isPresent() ? "audit.unknown-person" : "audit.system");
    }

    private static Anchor person(PersonName person) {
        return new Anchor(StaffView.PATH + "/" + person.id(), person.name());
    }

    private static Div concerning(PersonName person) {
        Div concerning = new Div(new Sentence("audit.concerns", person(person)));
        concerning.addClassName("small");
        return concerning;
    }

    private Div about(RequestSummary request) {
        Div about = new Div(new Anchor(
                "requests/" + request.id(),
                Dotted.of(request.number(), request.title().in(formats.language()))));
        about.addClassName("small");
        return about;
    }

    private NativeDetails details(SortedMap<String, String> further) {
        DescriptionList list = new DescriptionList();
        list.addClassName("alarm-facts");
        further.forEach((name, value) -> value(further, name, value)
                .ifPresent(words -> list.add(AlarmFacts.row(AuditWords.detail(name, formats), words))));
        NativeDetails details =
                new NativeDetails(getTranslation("audit.details", line.entry().sequence()), list);
        details.addClassName("small");
        return details;
    }

    /** The value, after the one before if that was recorded; empty for the one before, and for what has not changed. */
    private Optional<String> value(Map<String, String> all, String name, String value) {
        if (name.endsWith(BEFORE) && all.containsKey(name.substring(0, name.length() - BEFORE.length()))) {
            return Optional.empty();
        }
        String after = AuditWords.value(line::person, name, value, formats);
        String before = all.get(name + BEFORE);
        if (before == null) {
            return Optional.of(after);
        }
        return before.equals(value)
                ? Optional.empty()
                : Optional.of(
                        getTranslation("audit.change", AuditWords.value(line::person, name, before, formats), after));
    }
}
