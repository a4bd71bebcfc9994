package dev.countersign.approval;

import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Finds the managers above a person. */
@Component
class ManagerChain {

    private final People people;

    ManagerChain(People people) {
        this.people = people;
    }

    /**
     * The first manager who may decide, from this level of the chain above upwards.
     *
     * @param levels from 1; where the chain ends before, its last manager
     */
    Optional<Asked> above(TenantId tenant, Person below, int levels, Predicate<Person> mayDecide) {
        List<Person> chain = managers(tenant, below);
        return chain.stream()
                .skip(Math.max(Math.min(levels, chain.size()) - 1, 0))
                .filter(mayDecide)
                .findFirst()
                .map(manager -> asked(manager, below, chain));
    }

    /** All managers above who may decide, the next one first. */
    List<Asked> allAbove(TenantId tenant, Person below, Predicate<Person> mayDecide) {
        List<Person> chain = managers(tenant, below);
        return chain.stream()
                .filter(mayDecide)
                .map(manager -> asked(manager, below, chain))
                .toList();
    }

    private static Asked asked(Person manager, Person below, List<Person> chain) {
        Reason.Kind kind = manager.equals(chain.getFirst()) ? Reason.Kind.MANAGER_OF : Reason.Kind.MANAGER_ABOVE;
        return new Asked(manager.id(), new Reason(kind, below.id().toString()));
    }

    /** All managers above, the next one first; each once, also where the chain is a circle. */
    List<Person> managers(TenantId tenant, Person below) {
        Map<PersonId, Person> chain = new LinkedHashMap<>();
        Optional<Person> manager = manager(tenant, below);
        while (manager.isPresent() && chain.putIfAbsent(manager.get().id(), manager.get()) == null) {
            manager = manager(tenant, manager.get());
        }
        return List.copyOf(chain.values());
    }

    private Optional<Person> manager(TenantId tenant, Person person) {
        return Optional.ofNullable(person.manager()).flatMap(id -> people.find(tenant, id));
    }
}
