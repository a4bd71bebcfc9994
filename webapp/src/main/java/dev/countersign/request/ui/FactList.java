package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import dev.countersign.request.Fact;
import dev.countersign.request.FileChange;
import dev.countersign.request.FileFacts;
import dev.countersign.request.RequestCase;
import dev.countersign.request.ui.form.FileLine;
import dev.countersign.ui.Badge;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The short answers of a form, side by side, with the headings of its sections. {@link Texts} shows the long ones. */
public final class FactList extends Div {

    private final transient Formats formats;
    private final Locale language;

    /**
     * The facts of a request.
     *
     * @param before what was changed
     * @param title is shown above; its field is not repeated, unless it was changed
     */
    public FactList(List<Fact> all, RequestCase.Before before, String title, Formats formats, Locale language) {
        this.formats = formats;
        this.language = language;
        addClassName("fact-list");
        Fact.inSections(all).forEach(group -> show(group, before.values(), new Fact.Value.Words(title)));
        setVisible(getChildren().findAny().isPresent());
        before.seen().filter(_ -> !before.values().isEmpty()).ifPresent(seen -> addComponentAsFirst(since(seen)));
    }

    private Paragraph since(int seen) {
        Paragraph since = new Paragraph(getTranslation("facts.changed-since", seen));
        since.addClassName("small");
        return since;
    }

    private void show(Fact.Group group, Map<String, Fact.Value> changedFrom, Fact.Value title) {
        DescriptionList list = new DescriptionList();
        list.addClassName("facts");
        group.facts().stream().flatMap(FactList::total).forEach(total -> list.add(total(total)));
        group.facts().stream()
                .filter(fact -> !Texts.isLong(fact, changedFrom))
                .filter(fact ->
                        changedFrom.containsKey(fact.field()) || !fact.value().equals(title))
                .forEach(fact -> list.add(fact(fact, changedFrom.get(fact.field()))));
        if (list.getChildren().findAny().isPresent()) {
            if (!group.section().isEmpty()) {
                add(heading(group.section().in(language)));
            }
            add(list);
        }
    }

    /** The heading of a section of the form. */
    static H2 heading(String words) {
        H2 heading = new H2(words);
        heading.addClassName("fact-section");
        return heading;
    }

    private static Stream<Fact.Value.Money> total(Fact fact) {
        return fact.value() instanceof Fact.Value.Table table ? table.total().stream() : Stream.empty();
    }

    /** The rows of a table stand below; what they come to is a short answer. */
    private Div total(Fact.Value.Money total) {
        DescriptionList.Description sum =
                new DescriptionList.Description(new Span(formats.money(total.amount(), total.currency())));
        return new Div(new DescriptionList.Term(formats.say("table.total")), sum);
    }

    /** An answer; files are links to them. */
    static Component words(Fact.Value value, Formats formats, Locale language) {
        if (!(value instanceof Fact.Value.Files(var files)) || files.isEmpty()) {
            return new Span(FactWords.of(value, formats, language));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("files");
        files.forEach(file -> list.add(new FileLine(file, formats)));
        return list;
    }

    /** A field without files has no answer. */
    private static boolean isFiles(Fact.Value value) {
        return value instanceof Fact.Value.Files || value instanceof Fact.Value.Nothing;
    }

    private static List<FileFacts> files(Fact.Value value) {
        return value instanceof Fact.Value.Files(var files) ? files : List.of();
    }

    private UnorderedList changes(List<FileChange> changes) {
        UnorderedList list = new UnorderedList();
        list.addClassName("files");
        changes.forEach(change -> list.add(line(change)));
        return list;
    }

    /** A file that is gone is no link: it is not part of the request any more. */
    private ListItem line(FileChange change) {
        if (change.kind() == FileChange.Kind.UNCHANGED) {
            return new FileLine(change.file(), formats);
        }
        boolean added = change.kind() == FileChange.Kind.ADDED;
        Badge kind = new Badge(
                added ? Tone.YES : Tone.CALM,
                added ? Icon.NEW : Icon.WITHDRAWN,
                formats.say("facts.file." + change.kind().name()));
        if (added) {
            return new FileLine(change.file(), formats, kind);
        }
        Element name = new Element("del");
        name.setText(change.file().name());
        name.setAttribute("dir", "auto");
        ListItem line = new ListItem();
        line.addClassName("file");
        line.getElement().appendChild(name);
        line.add(kind);
        return line;
    }

    private Div fact(Fact fact, Fact.@Nullable Value before) {
        String words = FactWords.of(fact.value(), formats, language);
        DescriptionList.Description description = new DescriptionList.Description();
        if (before == null) {
            description.add(words(fact.value(), formats, language));
        } else if (isFiles(fact.value()) && isFiles(before)) {
            description.add(changes(FileChange.between(files(before), files(fact.value()))));
        } else {
            description.add(new Changed(FactWords.of(before, formats, language), words));
        }
        return new Div(new DescriptionList.Term(fact.label().in(language)), description);
    }
}
