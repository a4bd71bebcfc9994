package dev.countersign.administration;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.countersign.audit.ActOrigin;
import dev.countersign.audit.ActOrigins;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.job.OfTenant;
import dev.countersign.job.Outbox;
import dev.countersign.job.OutboxCall;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonNotActive;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Publishes the templates that name a person or a group again, as they name another. It follows the commit of the act and is repeated until it is through;
 * what it has published names nobody else any more, so that a repetition finds nothing.
 */
@Configuration(proxyBeanMethods = false)
class TemplateReplacement {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateReplacement.class);

    private static final TaskDescriptor<Order> REPLACE = TaskDescriptor.of("replace-in-templates", Order.class);

    /** What is named. */
    enum Named {
        PERSON,
        GROUP
    }

    /**
     * What is to be replaced.
     *
     * @param by who said so, with whose rights it is published
     * @param old an email address or the key of a group
     */
    record Order(UUID tenant, UUID by, Named named, String old, String other) implements OfTenant {}

    private final Templates templates;
    private final People people;
    private final ActOrigins origins;
    private final LeftBehind behind;
    private final Outbox outbox;
    private final Clock clock;

    TemplateReplacement(
            Templates templates, People people, ActOrigins origins, LeftBehind behind, Outbox outbox, Clock clock) {
        this.templates = templates;
        this.people = people;
        this.origins = origins;
        this.behind = behind;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Bean
    Task<Order> replaceInTemplatesTask() {
        return OutboxCall.of(REPLACE, this::replace);
    }

    /** In the transaction of the caller, who has checked that the actor may publish templates. */
    void order(Actor actor, Named named, String old, String other) {
        Order order = new Order(actor.tenant().value(), actor.person().value(), named, old, other);
        outbox.put(REPLACE, "%s %s %s".formatted(actor.tenant(), named, old), order, clock.instant());
    }

    /** Whether a template names it. */
    static boolean names(TemplateDefinition definition, Named named, String what) {
        return switch (named) {
            case PERSON -> NamedInTemplates.people(definition).contains(what);
            case GROUP -> NamedInTemplates.groups(definition).contains(what);
        };
    }

    private void replace(Order order) {
        origin(order).run(() -> publish(order));
    }

    /** Where the act came from that this call carries on with. */
    private ActOrigin origin(Order order) {
        TenantId tenant = new TenantId(order.tenant());
        PersonId by = new PersonId(order.by());
        return switch (order.named()) {
            case GROUP ->
                origins.find(
                        tenant,
                        by,
                        List.of("group.replaced"),
                        act -> order.old().equals(act.get("group"))
                                && order.other().equals(act.get("other")));
            case PERSON -> {
                Optional<String> person =
                        people.byEmail(tenant, order.old()).map(one -> one.id().toString());
                yield origins.find(
                        tenant,
                        by,
                        List.of("person.left", "person.replaced", "person.changed"),
                        act -> order.old().equals(act.get("email-before"))
                                || (act.containsKey("successor")
                                        && person.equals(Optional.ofNullable(act.get("person")))));
            }
        };
    }

    private void publish(Order order) {
        Actor actor = new Actor(new TenantId(order.tenant()), new PersonId(order.by()), Set.of());
        templates.newest(actor.tenant()).stream()
                .map(TemplateVersion::definition)
                .filter(definition -> names(definition, order.named(), order.old()))
                .map(definition -> replaced(definition, order))
                .filter(definition -> !isPublished(actor, definition) && order.named() == Named.PERSON)
                .forEach(definition -> behind.inTemplate(actor.tenant(), definition));
    }

    private static TemplateDefinition replaced(TemplateDefinition definition, Order order) {
        return switch (order.named()) {
            case PERSON -> NamedInTemplates.withPerson(definition, order.old(), order.other());
            case GROUP -> NamedInTemplates.withGroup(definition, order.old(), order.other());
        };
    }

    private boolean isPublished(Actor actor, TemplateDefinition definition) {
        try {
            if (templates.publish(actor, definition) instanceof PublishResult.Published) {
                return true;
            }
            LOG.warn("Template {} still names what was to be replaced: it was not published", definition.key());
        } catch (PersonNotActive left) {
            LOG.warn("Template {} still names what was to be replaced: {} has left", definition.key(), actor.person());
        }
        return false;
    }
}
