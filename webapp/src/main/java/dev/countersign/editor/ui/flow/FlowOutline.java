package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.edit.NewStep;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.ui.Icon;
import java.util.List;

/** The steps of a flow as a list, with the steps of a branch and of a parallel step within it. Screen readers read this one, not the drawing. */
public final class FlowOutline extends OrderedList {

    private final transient StepWords words;

    public FlowOutline(List<Step> steps, StepWords words) {
        this.words = words;
        addClassNames("flow-outline", "flow-steps");
        getElement().setAttribute("aria-label", getTranslation("template.flow.steps"));
        steps.forEach(step -> add(item(step)));
    }

    static Icon icon(Step step) {
        return StepPalette.icon(NewStep.kindOf(step));
    }

    private ListItem item(Step step) {
        Span name = new Span(icon(step).draw(), new Span(words.name(step)));
        name.addClassNames("strong", "step-name");
        Span detail = new Span(words.detail(step));
        detail.addClassName("small");
        Div row = new Div(name, detail);
        row.addClassName("flow-row");
        ListItem item = new ListItem(row);
        switch (step) {
            case BranchStep branch -> {
                branch.cases().forEach(one -> item.add(way(words.label(one), one.steps())));
                item.add(way(words.otherwise(), branch.otherwise()));
            }
            case ParallelStep parallel -> {
                for (int at = 0; at < parallel.branches().size(); at++) {
                    item.add(way(
                            getTranslation("template.flow.branch", at + 1),
                            parallel.branches().get(at)));
                }
            }
            case ApprovalStep _, AutomatedStep _, NotifyStep _, WaitStep _ -> {}
        }
        return item;
    }

    private Div way(String label, List<Step> steps) {
        Span title = new Span(label);
        title.addClassNames("small", "flow-case");
        Div way = new Div(title);
        way.addClassName("flow-way");
        if (steps.isEmpty()) {
            Span nothing = new Span(getTranslation("template.flow.nothing"));
            nothing.addClassNames("small", "flow-nothing");
            way.add(nothing);
        } else {
            OrderedList list = new OrderedList();
            list.addClassName("flow-steps");
            list.getElement().setAttribute("aria-label", label);
            steps.forEach(step -> list.add(item(step)));
            way.add(list);
        }
        return way;
    }
}
