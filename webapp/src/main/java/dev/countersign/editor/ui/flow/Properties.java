package dev.countersign.editor.ui.flow;

import com.vaadin.flow.component.Component;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import java.util.List;

/** The fields of one step or of the template. */
interface Properties {

    Component fields();

    /** Shows the newest content; returns the problems for which there is no field. */
    List<Problem> show(TemplateDefinition template, List<Problem> problems);

    /** Focuses the field of this member; false if there is none. */
    boolean focus(String member);

    static Properties of(Step step, StepScope scope) {
        return switch (step) {
            case ApprovalStep approval -> new ApprovalProperties(approval, scope);
            case BranchStep branch -> new BranchProperties(branch, scope);
            case ParallelStep parallel -> new ParallelProperties(parallel, scope);
            case NotifyStep _ -> new NotifyProperties(scope);
            case WaitStep _ -> new WaitProperties(scope);
            case AutomatedStep _ -> new AutomatedProperties(scope);
        };
    }

    /** What else the fields of this step depend on: if it changes, they are made anew. */
    static List<?> shape(Step step) {
        return switch (step) {
            case BranchStep branch -> List.of(branch.cases().size());
            case ParallelStep parallel ->
                parallel.branches().stream().map(List::size).toList();
            case ApprovalStep _, NotifyStep _, WaitStep _, AutomatedStep _ -> List.of();
        };
    }
}
