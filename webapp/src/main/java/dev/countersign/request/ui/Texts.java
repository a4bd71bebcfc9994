package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.request.Fact;
import dev.countersign.ui.Section;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The long answers of a form, each with a heading, with line breaks as typed. {@link FactList} shows the short ones. */
public final class Texts extends Div {

    private static final int SHORT = 60;

    /**
     * The long texts of a request.
     *
     * @param title is shown above; its field is not repeated
     */
    public Texts(List<Fact> all, String title, Locale language) {
        addClassName("texts");
        all.forEach(fact -> of(fact.value())
                .filter(text -> !text.equals(title))
                .ifPresent(text -> add(section(fact.label().in(language), text))));
        setVisible(getChildren().findAny().isPresent());
    }

    /** The text of a long answer; empty for a short one. */
    static Optional<String> of(Fact.Value value) {
        return switch (value) {
            case Fact.Value.Prose(var text) -> Optional.of(text);
            case Fact.Value.Words(var text) -> Optional.of(text).filter(words -> words.length() > SHORT);
            case Fact.Value.Quantity _, Fact.Value.Money _, Fact.Value.Day _ -> Optional.empty();
            case Fact.Value.Chosen _, Fact.Value.Somebody _, Fact.Value.Nothing _ -> Optional.empty();
        };
    }

    private static Section section(String label, String text) {
        Paragraph prose = new Paragraph(text);
        prose.addClassName("prose");
        return new Section(label, prose);
    }
}
