package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The approval steps of a template, wherever in its tree they stand. */
final class ApprovalSteps {

    private ApprovalSteps() {}

    static Optional<ApprovalStep> find(TemplateDefinition definition, String key) {
        return StepTree.of(definition.steps(), ApprovalStep.class)
                .filter(step -> step.key().equals(key))
                .findFirst();
    }

    /** The name of the step; its key if the template has no such step. */
    static Text name(TemplateDefinition definition, String key) {
        return find(definition, key).map(ApprovalStep::name).orElseGet(() -> Text.of(key));
    }

    /** The possible decisions; empty if the template has no such step. */
    static Set<Verdict> offered(TemplateDefinition definition, String key) {
        return find(definition, key).stream()
                .flatMap(step -> step.answers().stream())
                .flatMap(answer -> switch (answer) {
                    case APPROVE -> Stream.of(Verdict.APPROVE);
                    case DENY -> Stream.of(Verdict.DENY);
                    // No published template offers it: the checks refuse it.
                    case REQUEST_CHANGES -> Stream.empty();
                })
                .collect(Collectors.toUnmodifiableSet());
    }
}
