package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantId;

/** Whether somebody else must agree to what is published, and how they are asked. The module that asks implements it. */
public interface PublicationAgreement {

    boolean isNeeded(TenantId tenant);

    /** The template of the requests with which it asks. It must be published before the first one, and nobody else makes requests of it. */
    TemplateDefinition template();

    /** Asks, in the transaction of whoever would publish. */
    PublishResult ask(Actor present, ProposedPublication proposed);
}
