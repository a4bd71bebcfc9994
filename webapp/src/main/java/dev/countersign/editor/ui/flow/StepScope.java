package dev.countersign.editor.ui.flow;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.PersonField;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import java.util.List;
import java.util.Locale;

/**
 * What the fields of a step can refer to.
 *
 * @param template as it was when the fields were made
 * @param step the key of the step
 */
record StepScope(FlowSurface surface, TemplateDefinition template, String step) {

    Locale language() {
        return surface.viewer().language();
    }

    String say(String key, Object... arguments) {
        return surface.viewer().formats().say(key, arguments);
    }

    List<String> personFields() {
        return template.form().fields().stream()
                .filter(PersonField.class::isInstance)
                .map(Field::key)
                .toList();
    }

    /** The approvals beside this step. */
    List<String> otherApprovals() {
        return StepTree.of(template.steps(), ApprovalStep.class)
                .map(ApprovalStep::key)
                .filter(key -> !key.equals(step))
                .toList();
    }

    /** What people call a field; {@link Approvers#REQUESTER} is the requester. */
    String field(String key) {
        return key.equals(Approvers.REQUESTER)
                ? say("template.who.requester")
                : template.form()
                        .field(key)
                        .map(field -> field.label().in(language()))
                        .orElse(key);
    }

    String step(String key) {
        return StepTree.find(template.steps(), key)
                .map(Step::name)
                .map(name -> name.in(language()))
                .orElse(key);
    }
}
