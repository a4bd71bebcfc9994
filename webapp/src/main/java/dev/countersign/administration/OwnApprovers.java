package dev.countersign.administration;

import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.template.Templates;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who decides about the requests of the person who acts, as far as it follows from groups and departments. Within the tenant's transaction. */
@Component
class OwnApprovers {

    private final GroupRepository groups;
    private final Templates templates;
    private final People people;

    OwnApprovers(GroupRepository groups, Templates templates, People people) {
        this.groups = groups;
        this.templates = templates;
        this.people = people;
    }

    /** The keys of the groups that their open requests may ask. */
    Set<String> groups(Actor actor) {
        return templates.definitions(actor.tenant(), groups.versionsInUse(actor.person())).values().stream()
                .flatMap(definition -> NamedInTemplates.groups(definition).stream())
                .collect(Collectors.toSet());
    }

    /** Whether they belong to this department. */
    boolean isDepartment(Actor actor, String name) {
        return people.find(actor.tenant(), actor.person())
                .map(Person::department)
                .filter(name::equals)
                .isPresent();
    }
}
