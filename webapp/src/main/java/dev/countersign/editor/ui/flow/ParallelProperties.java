package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.ParallelStep.Join;
import dev.countersign.definitions.step.ParallelStep.SamePerson;
import dev.countersign.definitions.step.Step;
import dev.countersign.editor.ui.input.Choice;
import dev.countersign.ui.Icon;
import java.util.ArrayList;
import java.util.List;

/** When the request goes on, and how many branches there are. */
final class ParallelProperties extends StepProperties<ParallelStep> {

    private static final int FEWEST = 2;

    ParallelProperties(ParallelStep step, StepScope scope) {
        super(ParallelStep.class, scope);
        add(bind().bind(
                        "/join",
                        new Choice<>(
                                say("template.step.join"),
                                List.of(Join.values()),
                                one -> say("template.step.join." + one.name())),
                        ParallelStep::join,
                        ParallelStep::with));
        add(bind().bind(
                        "/same-person",
                        new Checkbox(say("template.step.same-person")),
                        parallel -> parallel.samePerson() == SamePerson.ALLOWED,
                        (parallel, allowed) -> parallel.with(allowed ? SamePerson.ALLOWED : SamePerson.REFUSED)));
        add(branches(step));
    }

    private Div branches(ParallelStep step) {
        Div all = new Div();
        all.addClassName("list-input");
        for (int at = 0; at < step.branches().size(); at++) {
            all.add(branch(at, step.branches().get(at), step.branches().size()));
        }
        Button more = new Button(
                say("template.step.add-branch"),
                Icon.NEW.draw(),
                _ -> change(parallel -> {
                    List<List<Step>> branches = new ArrayList<>(parallel.branches());
                    branches.add(List.of());
                    return parallel.with(branches);
                }));
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        all.add(more);
        return all;
    }

    private Div branch(int at, List<Step> steps, int count) {
        Span name = new Span(say("template.flow.branch", at + 1));
        name.addClassName("strong");
        Span inner = new Span(say("template.step.count", steps.size()));
        inner.addClassName("small");
        Button remove = new Button(
                Icon.DENIED.draw(),
                _ -> change(parallel -> {
                    // Somebody else may have changed the branches: only the one that was seen is removed.
                    if (at >= parallel.branches().size()
                            || !parallel.branches().get(at).equals(steps)) {
                        return parallel;
                    }
                    List<List<Step>> branches = new ArrayList<>(parallel.branches());
                    branches.remove(at);
                    return parallel.with(branches);
                }));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        remove.addClassName("list-remove");
        remove.setAriaLabel(say("template.step.remove-branch", at + 1));
        remove.setTooltipText(say("template.step.remove-branch", at + 1));
        remove.setVisible(count > FEWEST);
        Div row = new Div(new Div(name, new Span(" "), inner), remove);
        row.addClassName("list-row");
        return row;
    }
}
