package dev.countersign.editor.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.change.Difference;
import dev.countersign.definitions.drawing.Mark;
import dev.countersign.editor.ui.flow.FlowImage;
import dev.countersign.editor.ui.flow.StepWords;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The drawings of two versions side by side, with the steps marked that differ. */
final class ComparedFlows extends Div {

    private final transient Function<TemplateDefinition, StepWords> words;

    ComparedFlows(
            TemplateDefinition older,
            TemplateDefinition newer,
            List<Difference> differences,
            Function<TemplateDefinition, StepWords> words) {
        this.words = words;
        Map<String, Mark> before = Mark.older(differences);
        Map<String, Mark> after = Mark.newer(differences);
        TreeSet<Mark> used = new TreeSet<>(before.values());
        used.addAll(after.values());
        Paragraph legend = new Paragraph();
        legend.addClassNames("small", "compared-legend");
        used.forEach(mark -> legend.add(named(mark)));
        Div both = new Div(
                flow(getTranslation("template.change.before"), older, before),
                flow(getTranslation("template.change.after"), newer, after));
        both.addClassName("compared-flows");
        add(legend, both);
    }

    private Span named(Mark mark) {
        Span sign = new Span(mark.sign());
        sign.addClassNames("compared-sign", mark.style());
        return new Span(sign, new Span(getTranslation("template.change.mark." + mark.name())));
    }

    private Div flow(String title, TemplateDefinition template, Map<String, Mark> marks) {
        return new Div(new H3(title), FlowImage.compared(template, words.apply(template), marks));
    }
}
