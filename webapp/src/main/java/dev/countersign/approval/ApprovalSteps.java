package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.NotifyStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.WaitStep;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The approval steps of a template, wherever in its tree they stand. */
final class ApprovalSteps {

    private ApprovalSteps() {}

    static Optional<ApprovalStep> find(TemplateDefinition definition, String key) {
        return all(definition.steps()).filter(step -> step.key().equals(key)).findFirst();
    }

    /** The step's name; its key where the template has no such step. */
    static Text name(TemplateDefinition definition, String key) {
        return find(definition, key).map(ApprovalStep::name).orElseGet(() -> Text.of(key));
    }

    private static Stream<ApprovalStep> all(List<Step> steps) {
        return steps.stream().flatMap(step -> switch (step) {
            case ApprovalStep approval -> Stream.of(approval);
            case BranchStep branch ->
                Stream.concat(branch.cases().stream().flatMap(way -> all(way.steps())), all(branch.otherwise()));
            case ParallelStep parallel -> parallel.branches().stream().flatMap(ApprovalSteps::all);
            case AutomatedStep _, NotifyStep _, WaitStep _ -> Stream.empty();
        });
    }
}
