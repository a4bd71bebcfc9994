package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import java.util.Optional;

/** Finds steps of a template. */
final class TemplateSteps {

    private TemplateSteps() {}

    static Optional<Step> find(TemplateDefinition definition, String key) {
        return StepTree.find(definition.steps(), key);
    }

    /** The name of the step; its key if the template has no such step. */
    static Text name(TemplateDefinition definition, String key) {
        return find(definition, key).map(Step::name).orElseGet(() -> Text.of(key));
    }

    /** How many of the people asked must approve. */
    static int needed(TemplateDefinition definition, ApprovalTrace.Visit visit) {
        return needed(definition, visit.step(), visit.standIns(), visit.asked().size());
    }

    static int needed(TemplateDefinition definition, String key, boolean standIns, int asked) {
        QuorumRule rule = find(definition, key)
                .filter(step -> !standIns)
                .map(step -> step instanceof ApprovalStep approval
                        ? approval.quorum().panels().getFirst().rule()
                        : new QuorumRule.Any())
                .orElseGet(QuorumRule.Any::new);
        return rule.needed(asked);
    }
}
