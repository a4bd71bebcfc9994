package dev.countersign.template;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.Actor;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Publishes what an editor wants to publish, or asks somebody else to agree if the organisation wants that. */
@Component
class Proposing {

    private final Publishing publishing;
    private final PublicationAgreement agreement;
    private final TemplateRepository templates;
    private final CatalogueRepository catalogue;
    private final TenantTransaction transaction;
    private final Clock clock;

    Proposing(
            Publishing publishing,
            PublicationAgreement agreement,
            TemplateRepository templates,
            CatalogueRepository catalogue,
            TenantTransaction transaction,
            Clock clock) {
        this.publishing = publishing;
        this.agreement = agreement;
        this.templates = templates;
        this.catalogue = catalogue;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Call it outside a transaction. Whatever is against a publication is also against asking for one. */
    PublishResult publish(Actor actor, Publishing.Attempt attempt, ProposedPublication proposed) {
        if (!agreement.isNeeded(actor.tenant())) {
            return publishing.publish(actor, attempt);
        }
        TemplateDefinition template = agreement.template();
        if (transaction.call(
                actor.tenant(), () -> templates.newest(template.key()).isEmpty())) {
            // Nobody else makes requests of it, so it is not offered.
            publishing.install(
                    actor.tenant(), template, () -> catalogue.retire(template.key(), actor.person(), clock.instant()));
        }
        return publishing.unlessRefused(actor, attempt, present -> {
            PublishResult result = agreement.ask(present, proposed);
            if (result instanceof PublishResult.Asked) {
                attempt.decided().accept(present);
            }
            return result;
        });
    }
}
