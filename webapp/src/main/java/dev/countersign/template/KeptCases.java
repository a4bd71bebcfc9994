package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.tenant.TenantId;

/** The test cases kept with templates. The module that runs them implements it. Every method is called in the transaction of whoever publishes. */
public interface KeptCases {

    /** How many of the cases would not pass if this were published. */
    int failing(TenantId tenant, CaseOwner owner, TemplateDefinition definition);

    /** The draft of a new template was published: its cases belong to the template from now on. */
    void published(TemplateDraftId draft, String key);
}
