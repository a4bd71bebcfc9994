package dev.countersign.request;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The templates from which people submit requests. */
@Component
class Gallery {

    private final Templates templates;
    private final ActorTransaction transaction;

    Gallery(Templates templates, ActorTransaction transaction) {
        this.templates = templates;
        this.transaction = transaction;
    }

    List<TemplateCard> cards(Actor actor) {
        return transaction.call(actor, present -> templates.offered(present.tenant())).stream()
                .map(TemplateVersion::definition)
                .map(TemplateCard::of)
                .toList();
    }

    Optional<NewRequest> prepare(Actor actor, String templateKey) {
        return Optional.of(templateKey)
                .filter(key -> key.indexOf('\0') < 0)
                .flatMap(key -> transaction.call(actor, present -> templates.offered(present.tenant(), key)))
                .map(template -> new NewRequest(template.id(), template.definition()));
    }
}
