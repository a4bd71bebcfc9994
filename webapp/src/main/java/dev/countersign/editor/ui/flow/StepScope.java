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

/** What the fields of a step can refer to. The step may get another key while its fields are open. */
final class StepScope {

    private final FlowSurface surface;
    private final FlowActs acts;
    private final TemplateDefinition template;
    private String step;

    /**
     * The scope of one step.
     *
     * @param template as it is when the fields are made
     * @param step the key of the step; empty for the template itself
     */
    StepScope(FlowSurface surface, FlowActs acts, TemplateDefinition template, String step) {
        this.surface = surface;
        this.acts = acts;
        this.template = template;
        this.step = step;
    }

    FlowSurface surface() {
        return surface;
    }

    FlowActs acts() {
        return acts;
    }

    TemplateDefinition template() {
        return template;
    }

    String step() {
        return step;
    }

    /** The step has another key now. */
    void rekey(String now) {
        step = now;
    }

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
