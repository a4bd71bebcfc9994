package dev.countersign.administration;

import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everybody whom a file names, with what its lines make of them so far. They are written later, all at once. */
final class StaffOfFile implements KnownStaff {

    private final Actor actor;
    private final Predicate<Person> mayChange;
    private final Map<String, Person> byAddress = new HashMap<>();
    private final Map<PersonId, Person> byId = new HashMap<>();
    private final Map<PersonId, PersonId> managers;
    private final List<List<StaffWrite>> passes = new ArrayList<>(List.of(new ArrayList<>()));
    private int administrators;

    /**
     * @param people who is named, and their managers
     * @param managers of all these, and of all above them
     */
    StaffOfFile(
            Actor actor,
            Predicate<Person> mayChange,
            Collection<Person> people,
            Map<PersonId, PersonId> managers,
            int administrators) {
        this.actor = actor;
        this.mayChange = mayChange;
        this.managers = new HashMap<>(managers);
        this.administrators = administrators;
        people.forEach(this::know);
    }

    @Override
    public Optional<Person> byEmail(String email) {
        return Optional.ofNullable(byAddress.get(People.normal(email)));
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public boolean isAbove(PersonId person, PersonId above) {
        @Nullable PersonId manager = managers.get(person);
        for (int level = 0; manager != null && level < StaffRepository.MOST_LEVELS; level++) {
            if (manager.equals(above)) {
                return true;
            }
            manager = managers.get(manager);
        }
        return false;
    }

    @Override
    public boolean mayEmpower(PersonId person) {
        return actor.may(Right.GRANT_ROLES) || !(person.equals(actor.person()) || isAbove(person, actor.person()));
    }

    @Override
    public int administrators() {
        return administrators;
    }

    boolean mayChange(Person person) {
        return mayChange.test(person);
    }

    /** Who reports to whom, of everybody whom the file names and of all above them. */
    Map<PersonId, PersonId> managers() {
        return Map.copyOf(managers);
    }

    void add(PersonId id, StaffDraft draft) {
        passes.getLast().add(new StaffWrite.Added(id, draft));
        know(person(id, draft, draft.name()));
    }

    void change(Person before, StaffDraft draft) {
        passes.getLast().add(new StaffWrite.Changed(before, draft));
        know(person(before.id(), draft, before.called()));
        administrators += count(draft.roles().contains(Role.ADMINISTRATOR))
                - count(before.roles().contains(Role.ADMINISTRATOR));
    }

    /** What follows is written after all that was said until now. */
    void nextPass() {
        passes.add(new ArrayList<>());
    }

    List<List<StaffWrite>> passes() {
        return passes;
    }

    private void know(Person person) {
        byAddress.put(person.email(), person);
        byId.put(person.id(), person);
        if (person.manager() == null) {
            managers.remove(person.id());
        } else {
            managers.put(person.id(), person.manager());
        }
    }

    private static int count(boolean administrator) {
        return administrator ? 1 : 0;
    }

    private static Person person(PersonId id, StaffDraft draft, String called) {
        return new Person(
                id,
                draft.name(),
                draft.email(),
                draft.department().orElse(null),
                draft.manager().orElse(null),
                draft.locale(),
                draft.zone(),
                draft.roles(),
                true,
                called);
    }
}
