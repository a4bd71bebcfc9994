package dev.countersign.approval.ui;

import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.approval.Reason;
import dev.countersign.definitions.outline.Next;
import dev.countersign.definitions.outline.Node.StepNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why this person decides, and what an approval brings about. */
final class WhyAndNext extends Paragraph {

    private final Locale language;

    WhyAndNext(Reason why, Optional<Next> next, Locale language) {
        this.language = language;
        addClassName("why");
        String because = getTranslation("case.because", Why.brief(why));
        setText(next.map(following -> because + " " + next(following)).orElse(because));
    }

    private String next(Next next) {
        if (next.ends() && next.waitsFor().isEmpty()) {
            return getTranslation("case.next.approved");
        }
        if (next.waitsFor().isEmpty()) {
            return getTranslation("case.next.steps", names(next.then()));
        }
        return next.ends()
                ? getTranslation("case.next.approved-after", names(next.waitsFor()))
                : getTranslation("case.next.steps-after", names(next.then()), names(next.waitsFor()));
    }

    private String names(List<StepNode> steps) {
        return steps.stream().map(step -> step.name().in(language)).collect(Collectors.joining(", "));
    }
}
