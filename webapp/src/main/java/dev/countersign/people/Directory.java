package dev.countersign.people;

import dev.countersign.definitions.text.Text;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Adds people and groups, for demo data and for services that have checked who may. It authorizes nobody, so no page calls it. */
@Service
public class Directory {

    /** The database enforces this limit, too. */
    static final int MOST_MEMBERS = 500;

    private final PersonRepository people;
    private final ManyPeople many;
    private final TenantTransaction transaction;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Directory(
            PersonRepository people, ManyPeople many, TenantTransaction transaction, TimeOrderedIds ids, Clock clock) {
        this.people = people;
        this.many = many;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    public PersonId add(TenantId tenant, NewPerson person) {
        PersonId id = new PersonId(ids.next());
        transaction.run(
                tenant, () -> people.insert(tenant, id, normal(person), NameKey.of(person.name()), clock.instant()));
        return id;
    }

    /** Adds many people at once, in this order. A manager may be among them. */
    public void addAll(TenantId tenant, Map<PersonId, NewPerson> added) {
        if (added.isEmpty()) {
            return;
        }
        Map<PersonId, NewPerson> normal = new LinkedHashMap<>();
        added.forEach((id, person) -> normal.put(id, normal(person)));
        transaction.run(tenant, () -> many.insert(tenant, normal, clock.instant()));
    }

    private static NewPerson normal(NewPerson person) {
        return new NewPerson(
                person.name(),
                People.normal(person.email()),
                person.department(),
                person.manager(),
                person.locale(),
                person.zone(),
                person.roles());
    }

    /**
     * Makes a person the head of a department.
     *
     * @throws IllegalArgumentException if nobody has ever been in this department
     */
    public void lead(TenantId tenant, String department, PersonId head) {
        transaction.run(tenant, () -> {
            if (!people.lead(department, head)) {
                throw new IllegalArgumentException("no department " + department);
            }
        });
    }

    /**
     * Adds a group.
     *
     * @param key its name in templates, for example {@code finance}
     */
    public void addGroup(TenantId tenant, String key, Text name) {
        transaction.run(tenant, () -> people.insertGroup(tenant, ids.next(), key, name));
    }

    /** The same for a group whose name is the same in every language. */
    public void addGroup(TenantId tenant, String key, String name) {
        addGroup(tenant, key, Text.of(name));
    }

    /**
     * Adds a member.
     *
     * @throws IllegalArgumentException if the group does not exist, or has {@value #MOST_MEMBERS} members: a step that asks it asks each of them
     */
    public void addMember(TenantId tenant, String groupKey, PersonId person) {
        transaction.run(tenant, () -> {
            if (people.memberCount(groupKey) >= MOST_MEMBERS) {
                throw new IllegalArgumentException(
                        "group %s has %d members, and no group has more".formatted(groupKey, MOST_MEMBERS));
            }
            if (!people.insertMember(tenant, groupKey, person)) {
                throw new IllegalArgumentException("no group " + groupKey);
            }
        });
    }
}
