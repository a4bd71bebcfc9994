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
import dev.countersign.ui.Formats;
import dev.countersign.ui.Section;
import java.util.List;
import java.util.Locale;

/** What differs between two versions: in words, and in the text. */
final class DifferencePart extends Div {

    private final transient Formats formats;

    DifferencePart(
            TemplateDefinition older, String olderText, TemplateDefinition newer, String newerText, Formats formats) {
        this.formats = formats;
        addClassName("difference");
        add(new Section(getTranslation("template.change.words"), words(Differences.between(older, newer))));
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
