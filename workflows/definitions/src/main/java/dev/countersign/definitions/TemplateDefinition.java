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
 * @param emailLink what the link in the email to an approver can do
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

    /** The same template with other steps. */
    public TemplateDefinition with(List<Step> otherSteps) {
        return new TemplateDefinition(key, name, description, prefix, title, form, otherSteps, revisions, emailLink);
    }

    /** The same template with another form. */
    public TemplateDefinition with(Form otherForm) {
        return new TemplateDefinition(key, name, description, prefix, title, otherForm, steps, revisions, emailLink);
    }

    /** The same template with another name. */
    public TemplateDefinition named(Text other) {
        return new TemplateDefinition(key, other, description, prefix, title, form, steps, revisions, emailLink);
    }

    /** The same template with another description. */
    public TemplateDefinition described(Text other) {
        return new TemplateDefinition(key, name, other, prefix, title, form, steps, revisions, emailLink);
    }

    /** The same template whose requests have other numbers. */
    public TemplateDefinition withPrefix(String other) {
        return new TemplateDefinition(key, name, description, other, title, form, steps, revisions, emailLink);
    }

    /** The same template whose requests are called otherwise. */
    public TemplateDefinition titled(Text other) {
        return new TemplateDefinition(key, name, description, prefix, other, form, steps, revisions, emailLink);
    }

    /** The same template with other rules for changed requests. */
    public TemplateDefinition with(Revisions other) {
        return new TemplateDefinition(key, name, description, prefix, title, form, steps, other, emailLink);
    }

    /** The same template with other links. */
    public TemplateDefinition with(EmailLink other) {
        return new TemplateDefinition(key, name, description, prefix, title, form, steps, revisions, other);
    }

    /** Whether a request can be changed after it was submitted: while people are asked, or because they asked for it. */
    public boolean isRevisable() {
        return StepTree.of(steps, ApprovalStep.class).anyMatch(step -> revisions.byRequester() || step.sendsBack());
    }
}
