package dev.countersign.definitions;

import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Revisions;
import dev.countersign.definitions.step.Step;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Text;
import java.util.List;

/**
 * A template: what is asked of the requester and who must agree to it.
 *
 * @param key identifies it for ever, {@code purchase-request}
 * @param prefix begins the numbers of its requests, {@code PR}
 * @param title what a request is called: the key of a field, or JSONata over {@code $form} and {@code $shown}, the answers as a
 *     reader sees them; an expression may be another one in each language
 * @param revisions how a request is changed after it was submitted, if at all
 * @param emailLink what the link in the e-mail to an approver can do
 */
public record TemplateDefinition(
        String key,
        Text name,
        Text description,
        String prefix,
        Text title,
        Form form,
        List<Step> steps,
        Revisions revisions,
        EmailLink emailLink) {

    public TemplateDefinition {
        steps = List.copyOf(steps);
    }

    /** One with the standard revisions and links. */
    public TemplateDefinition(
            String key, Text name, Text description, String prefix, Text title, Form form, List<Step> steps) {
        this(key, name, description, prefix, title, form, steps, Revisions.STANDARD, EmailLink.STANDARD);
    }

    /** One with the standard links. */
    public TemplateDefinition(
            String key,
            Text name,
            Text description,
            String prefix,
            Text title,
            Form form,
            List<Step> steps,
            Revisions revisions) {
        this(key, name, description, prefix, title, form, steps, revisions, EmailLink.STANDARD);
    }

    /** Whether a request can be changed after it was submitted. */
    public boolean isRevisable() {
        return revisions.byRequester() || StepTree.of(steps, ApprovalStep.class).anyMatch(step -> step.sendsBack());
    }
}
