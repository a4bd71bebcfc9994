package dev.countersign.administration;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.people.Actor;
import dev.countersign.people.Person;
import dev.countersign.people.Right;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The addresses by which templates ask people. Who gets such an address decides. Within the tenant's transaction. */
@Component
class NamedAddresses {

    private final Templates templates;
    private final GroupRepository groups;
    private final TemplateReplacement replacement;
    private final LeftBehind behind;

    NamedAddresses(Templates templates, GroupRepository groups, TemplateReplacement replacement, LeftBehind behind) {
        this.templates = templates;
        this.groups = groups;
        this.replacement = replacement;
        this.behind = behind;
    }

    /** Those that the actor must not give to anybody: nobody gives their own requests another approver. None for whoever grants roles. */
    Set<String> reserved(Actor actor) {
        if (actor.may(Right.GRANT_ROLES)) {
            return Set.of();
        }
        TenantId tenant = actor.tenant();
        Stream<TemplateDefinition> newest = templates.newest(tenant).stream().map(TemplateVersion::definition);
        Stream<TemplateDefinition> running = templates.definitions(tenant, groups.versionsInUse()).values().stream();
        Set<String> named = new HashSet<>();
        Stream.concat(newest, running).forEach(definition -> named.addAll(NamedInTemplates.people(definition)));
        return named;
    }

    /** Lets templates name the person by the new address; raises an alarm if the actor may not publish them. */
    void changed(Actor actor, Person before, String email) {
        if (actor.may(Right.EDIT_TEMPLATES)) {
            replacement.order(actor, TemplateReplacement.Named.PERSON, before.email(), email);
        } else {
            changed(actor.tenant(), before);
        }
    }

    /** Raises an alarm if templates name the person by the address that they had. */
    void changed(TenantId tenant, Person before) {
        behind.byAddress(tenant, before);
    }
}
