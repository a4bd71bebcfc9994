package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.change.Difference;
import dev.countersign.definitions.change.Differences;
import dev.countersign.editor.TextDifference;
import dev.countersign.editor.ui.flow.StepWords;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Section;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What differs between two versions: in words, in the drawing if steps differ, and in the text. */
final class DifferencePart extends Div {

    private final transient Formats formats;

    /** @param words of the steps of either version */
    DifferencePart(
            TemplateDefinition older,
            String olderText,
            TemplateDefinition newer,
            String newerText,
            Function<TemplateDefinition, StepWords> words,
            Formats formats) {
        this.formats = formats;
        addClassName("difference");
        List<Difference> differences = Differences.between(older, newer);
        add(new Section(getTranslation("template.change.words"), words(differences)));
        if (differences.stream().anyMatch(one -> one.subject().part() == Difference.Part.STEP)) {
            add(new Section(
                    getTranslation("template.change.drawing"), new ComparedFlows(older, newer, differences, words)));
        }
        List<TextDifference.Line> lines = TextDifference.between(olderText, newerText);
        if (!lines.isEmpty()) {
            add(new Section(getTranslation("template.change.text"), text(lines)));
        }
    }

    private Div words(List<Difference> differences) {
        if (differences.isEmpty()) {
            return new Div(new Paragraph(getTranslation("template.change.none")));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("difference-words");
        differences.forEach(one -> list.add(new ListItem(DifferenceWords.of(one, formats))));
        return new Div(list);
    }

    private Div text(List<TextDifference.Line> lines) {
        Div text = new Div();
        text.addClassNames("code", "difference-text");
        text.getElement().setAttribute("tabindex", "0");
        lines.forEach(line -> text.add(line(line)));
        return text;
    }

    private Div line(TextDifference.Line line) {
        Div drawn = new Div();
        drawn.addClassNames("difference-line", "line-" + line.kind().name().toLowerCase(Locale.ROOT));
        Span sign = new Span(
                switch (line.kind()) {
                    case ADDED -> "+";
                    case REMOVED -> "−";
                    case SAME -> " ";
                    case GAP -> "⋯";
                });
        sign.addClassName("sign");
        drawn.add(sign, new Span(line.text()));
        return drawn;
    }
}
