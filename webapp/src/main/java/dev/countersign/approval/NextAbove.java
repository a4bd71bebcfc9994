package dev.countersign.approval;

import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may decide for somebody who is away if nobody in the line of stand-ins can. */
@Component
class NextAbove {

    private final ManagerChain chain;
    private final People people;

    NextAbove(ManagerChain chain, People people) {
        this.chain = chain;
        this.people = people;
    }

    /** The managers above, the next one first. */
    Set<PersonId> managers(TenantId tenant, PersonId person) {
        return people.find(tenant, person).stream()
                .flatMap(found -> chain.managers(tenant, found).stream())
                .map(Person::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The managers above, and after them the administrators. */
    Set<PersonId> all(TenantId tenant, PersonId person) {
        Set<PersonId> all = managers(tenant, person);
        people.administrators(tenant).stream().map(Person::id).forEach(all::add);
        return all;
    }
}
