package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.edit.NewStep;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.editor.ui.element.ElementItem;
import java.util.ArrayList;
import java.util.List;

/** A step in the list, with the lists of the steps within it. */
final class StepItem extends ElementItem<Step, Shown> {

    private final NewStep kind;
    private final List<Way> ways = new ArrayList<>();

    StepItem(Step step) {
        super(step.key(), FlowOutline.icon(step).draw(), kindOf(step));
        this.kind = NewStep.kindOf(step);
    }

    /** The kind of the step, for whoever does not see the icon. */
    private static Span kindOf(Step step) {
        Span kind = new Span();
        kind.setText(kind.getTranslation("template.step." + NewStep.kindOf(step)));
        kind.addClassName("visually-hidden");
        return kind;
    }

    @Override
    protected boolean fits(Step step) {
        return NewStep.kindOf(step) == kind;
    }

    @Override
    protected void show(Step step, Shown shown) {
        show(shown.words().name(step), shown.words().detail(step), shown.marks());
        List<String> labels = labels(step, shown.words());
        while (ways.size() > labels.size()) {
            remove(ways.removeLast());
        }
        for (int part = 0; part < labels.size(); part++) {
            if (part == ways.size()) {
                Way way = new Way(step.key(), part);
                ways.add(way);
                add(way);
            }
            ways.get(part).show(labels.get(part), step.parts().get(part), shown);
        }
    }

    private List<String> labels(Step step, StepWords words) {
        List<String> labels = new ArrayList<>();
        switch (step) {
            case BranchStep branch -> {
                branch.cases().forEach(one -> labels.add(words.label(one)));
                labels.add(words.otherwise());
            }
            case ParallelStep parallel -> {
                for (int at = 1; at <= parallel.branches().size(); at++) {
                    labels.add(getTranslation("template.flow.branch", at));
                }
            }
            case ApprovalStep _, AutomatedStep _, NotifyStep _, WaitStep _ -> {}
        }
        return labels;
    }

    /** One of the lists of steps within a step, with its label. */
    private static final class Way extends Div {

        private final Span title = new Span();
        private final StepList list;

        Way(String within, int part) {
            addClassName("flow-way");
            title.addClassNames("small", "flow-case");
            list = new StepList(within, part);
            add(title, list);
        }

        void show(String label, List<Step> steps, Shown shown) {
            say(title, label);
            list.show(label, steps, shown);
        }
    }
}
