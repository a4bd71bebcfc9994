package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The keys of the groups that this visit of a step has to name. */
    static Stream<String> groups(TemplateDefinition definition, String key, int visit) {
        return quorum(definition, key, visit).stream().flatMap(quorum -> Tally.groups(quorum).stream());
    }

    /** The key of the group that is asked if this visit of a step is not decided in time. */
    static Stream<String> groupAfterDue(TemplateDefinition definition, String key, int visit) {
        return find(definition, key).stream()
                .flatMap(step -> step instanceof ApprovalStep approval
                        ? AfterDue.group(approval, visit).stream()
                        : Stream.empty());
    }

    /** The quorum of this visit of a step; empty if the template has no such approval. */
    static Optional<Quorum> quorum(TemplateDefinition definition, String key, int visit) {
        return find(definition, key)
                .flatMap(step ->
                        step instanceof ApprovalStep approval ? Optional.of(approval.quorum(visit)) : Optional.empty());
    }
}
