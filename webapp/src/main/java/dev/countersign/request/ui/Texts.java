package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.request.Fact;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Section;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The long answers of a form, each with a heading, with line breaks as typed. {@link FactList} shows the short ones. */
public final class Texts extends Div {

    private static final int SHORT = 60;

    /**
     * The long texts of a request.
     *
     * @param changedFrom what the newest revision changed: the value before, by field
     * @param title is shown above; its field is not repeated, unless it was changed
     */
    public Texts(List<Fact> all, Map<String, Fact.Value> changedFrom, String title, Formats formats, Locale language) {
        addClassName("texts");
        List<Fact> shown = all.stream()
                .filter(fact -> isLong(fact, changedFrom))
                .filter(fact -> changedFrom.containsKey(fact.field())
                        || !of(fact.value()).equals(Optional.of(title)))
                .toList();
        for (Fact.Group group : Fact.inSections(shown)) {
            if (!group.section().isEmpty()) {
                add(FactList.heading(group.section().in(language)));
            }
            group.facts().forEach(fact -> add(section(fact, changedFrom, formats, language)));
        }
        setVisible(getChildren().findAny().isPresent());
    }

    private static Section section(Fact fact, Map<String, Fact.Value> changedFrom, Formats formats, Locale language) {
        return fact.value() instanceof Fact.Value.Table table
                ? table(fact, table, changedFrom.get(fact.field()), formats, language)
                : section(
                        fact.label().in(language),
                        FactWords.of(fact.value(), formats, language),
                        Optional.ofNullable(changedFrom.get(fact.field()))
                                .map(before -> FactWords.of(before, formats, language)));
    }

    /** The text of a long answer; empty for a short one. */
    static Optional<String> of(Fact.Value value) {
        return switch (value) {
            case Fact.Value.Prose(var text) -> Optional.of(text);
            case Fact.Value.Words(var text) -> Optional.of(text).filter(words -> words.length() > SHORT);
            case Fact.Value.Quantity _, Fact.Value.Money _, Fact.Value.Day _ -> Optional.empty();
            case Fact.Value.Chosen _, Fact.Value.Somebody _, Fact.Value.Files _, Fact.Value.Nothing _ ->
                Optional.empty();
            case Fact.Value.Table _ -> Optional.empty();
        };
    }

    /** Whether the answer is long now, or was before. */
    static boolean isLong(Fact fact, Map<String, Fact.Value> changedFrom) {
        return Stream.of(Optional.of(fact.value()), Optional.ofNullable(changedFrom.get(fact.field())))
                .flatMap(Optional::stream)
                .anyMatch(
                        value -> value instanceof Fact.Value.Table || of(value).isPresent());
    }

    /** Of a changed table the rows before are shown above, as text. */
    private static Section table(
            Fact fact, Fact.Value.Table table, Fact.@Nullable Value before, Formats formats, Locale language) {
        Section section = new Section(fact.label().in(language));
        if (before != null) {
            Paragraph prose = new Paragraph(
                    new Changed(FactWords.of(before, formats, language), FactWords.of(table, formats, language)));
            prose.addClassName("prose");
            section.add(prose);
        }
        section.add(new TableOfFacts(table, formats, language));
        return section;
    }

    private static Section section(String label, String text, Optional<String> before) {
        Paragraph prose = new Paragraph();
        prose.add(before.<Component>map(words -> new Changed(words, text)).orElseGet(() -> new Span(text)));
        prose.addClassName("prose");
        return new Section(label, prose);
    }
}
