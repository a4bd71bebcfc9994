package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.countersign.definitions.edit.NewStep;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import java.util.ArrayList;
import java.util.List;

/** A step in the list: a button with its name, and the lists of the steps within it. Only what has changed is drawn again. */
final class StepItem extends ListItem {

    private final NewStep kind;
    private final NativeButton row = new NativeButton();
    private final Span name = new Span();
    private final Span detail = new Span();
    private final Span mark = new Span();
    private final List<Way> ways = new ArrayList<>();

    StepItem(Step step) {
        this.kind = NewStep.kindOf(step);
        Span said = new Span(getTranslation("template.step." + kind.name()));
        said.addClassName("visually-hidden");
        name.addClassName("step-words");
        Span head = new Span(FlowOutline.icon(step).draw(), said, name, mark);
        head.addClassNames("strong", "step-name");
        detail.addClassName("small");
        mark.addClassName("flow-mark");
        row.add(head, detail);
        row.addClassNames("flow-row", "flow-stop");
        row.getElement()
                .setAttribute("data-key", step.key())
                .setAttribute("draggable", "true")
                .setAttribute("aria-keyshortcuts", "Alt+ArrowUp Alt+ArrowDown Delete Control+C Control+X Control+V");
        add(row);
    }

    /** Whether it can show this step without being drawn anew. */
    boolean fits(Step step) {
        return NewStep.kindOf(step) == kind;
    }

    void show(Step step, Shown shown) {
        say(name, shown.words().name(step));
        say(detail, shown.words().detail(step));
        say(mark, shown.mark(step.key()).map(this::sentence).orElse(""));
        mark.setClassName(
                "flow-mark-error", shown.mark(step.key()).filter(error -> error).isPresent());
        if (step.key().equals(shown.selected())) {
            row.getElement().setAttribute("aria-current", "true");
        } else {
            row.getElement().removeAttribute("aria-current");
        }
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

    private String sentence(boolean isError) {
        return getTranslation(isError ? "template.problem.error" : "template.problem.warning");
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

    private static void say(Span span, String text) {
        if (!span.getText().equals(text)) {
            span.setText(text);
        }
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
