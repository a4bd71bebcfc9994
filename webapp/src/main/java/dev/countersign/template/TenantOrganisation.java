package dev.countersign.template;

import dev.countersign.definitions.check.Organisation;
import dev.countersign.definitions.form.Among;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** What a tenant tells the checks of templates. */
record TenantOrganisation(People people, TenantId tenant) implements Organisation {

    @Override
    public Optional<Crowd> group(String key) {
        if (!people.hasGroup(tenant, key)) {
            return Optional.empty();
        }
        int size = people.count(tenant, new Among.Group(key));
        return Optional.of(new Crowd(size, size > FEW ? List.of() : named(people.members(tenant, key))));
    }

    @Override
    public Optional<Someone> person(String email) {
        return people.byEmail(tenant, email).filter(Person::active).map(TenantOrganisation::named);
    }

    @Override
    public Crowd holders(Among.Role role) {
        int size = people.count(tenant, new Among.HoldersOf(role));
        return new Crowd(size, size > FEW ? List.of() : named(people.holders(tenant, role, FEW)));
    }

    @Override
    public Lacking withoutManager() {
        return lacking(people.withoutManager(tenant));
    }

    @Override
    public Lacking withoutDepartmentHead() {
        return lacking(people.withoutDepartmentHead(tenant));
    }

    private static Lacking lacking(dev.countersign.people.Lacking found) {
        return new Lacking(found.number(), found.example());
    }

    private static List<Someone> named(List<Person> found) {
        return found.stream().map(TenantOrganisation::named).toList();
    }

    private static Someone named(Person person) {
        return new Someone(person.id().toString(), person.name());
    }
}
