package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.BranchStep;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Rule;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds steps in a template's tree. */
final class Steps {

    private Steps() {}

    static Optional<Step> find(TemplateDefinition definition, String key) {
        return all(definition.steps()).filter(step -> step.key().equals(key)).findFirst();
    }

    /** The key itself where the template has no such step. */
    static Text name(TemplateDefinition definition, String key) {
        return find(definition, key).map(Step::name).orElseGet(() -> Text.of(key));
    }

    /** How many of the people asked must approve. */
    static int needed(TemplateDefinition definition, ApprovalTrace.Visit visit) {
        Rule rule = find(definition, visit.step())
                .filter(step -> !visit.standIns())
                .map(step -> step instanceof ApprovalStep approval ? approval.rule() : new Rule.Any())
                .orElseGet(Rule.Any::new);
        return rule.needed(visit.asked().size());
    }

    private static Stream<Step> all(List<Step> steps) {
        return steps.stream().flatMap(step -> Stream.concat(Stream.of(step), inside(step)));
    }

    private static Stream<Step> inside(Step step) {
        return switch (step) {
            case BranchStep branch ->
                Stream.concat(branch.cases().stream().flatMap(way -> all(way.steps())), all(branch.otherwise()));
            case ParallelStep parallel -> parallel.branches().stream().flatMap(Steps::all);
            case Step leaf -> Stream.empty();
        };
    }
}
