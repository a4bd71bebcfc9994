package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.request.Fact;
import dev.countersign.request.ui.form.FileLine;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The short answers of a form, side by side. {@link Texts} shows the long ones. */
public final class FactList extends DescriptionList {

    private final transient Formats formats;
    private final Locale language;

    /**
     * The facts of a request.
     *
     * @param changedFrom what the newest revision changed: the value before, by field
     * @param title is shown above; its field is not repeated, unless it was changed
     */
    public FactList(
            List<Fact> all, Map<String, Fact.Value> changedFrom, String title, Formats formats, Locale language) {
        this.formats = formats;
        this.language = language;
        addClassName("facts");
        all.stream()
                .filter(fact -> !Texts.isLong(fact, changedFrom))
                .filter(fact ->
                        changedFrom.containsKey(fact.field()) || !fact.value().equals(new Fact.Value.Words(title)))
                .forEach(fact -> add(fact(fact, changedFrom.get(fact.field()))));
        all.stream().flatMap(FactList::total).forEach(this::addTotal);
        setVisible(getChildren().findAny().isPresent());
    }

    private static Stream<Fact.Value.Money> total(Fact fact) {
        return fact.value() instanceof Fact.Value.Table table ? table.total().stream() : Stream.empty();
    }

    /** The rows of a table stand below; what they come to is a short answer. */
    private void addTotal(Fact.Value.Money total) {
        DescriptionList.Description sum =
                new DescriptionList.Description(new Span(formats.moneyInFull(total.amount(), total.currency())));
        addComponentAsFirst(new Div(new DescriptionList.Term(formats.say("table.total")), sum));
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

    private Div fact(Fact fact, Fact.@Nullable Value before) {
        String words = FactWords.of(fact.value(), formats, language);
        DescriptionList.Description description = new DescriptionList.Description();
        if (before == null) {
            description.add(words(fact.value(), formats, language));
        } else if (fact.value() instanceof Fact.Value.Files(var files) && !files.isEmpty()) {
            // The new files are links.
            description.add(
                    Changed.from(FactWords.of(before, formats, language)), words(fact.value(), formats, language));
        } else {
            description.add(new Changed(FactWords.of(before, formats, language), words));
        }
        return new Div(new DescriptionList.Term(fact.label().in(language)), description);
    }
}
