package dev.countersign.request;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.template.TemplateVersionId;

/** What is needed to fill in a form. */
public record NewRequest(TemplateVersionId template, TemplateDefinition definition) {

    /** Whether the person named in this field is asked to decide, and can therefore not be the requester. */
    public boolean asksPersonIn(String field) {
        return OwnApproval.fields(definition).anyMatch(field::equals);
    }
}
