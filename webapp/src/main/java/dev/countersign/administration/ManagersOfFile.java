package dev.countersign.administration;

import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who reports to whom once a whole file of people is imported: what its lines say, and above them what is known already. */
final class ManagersOfFile {

    private record Said(PersonId person, String manager) {}

    private final Map<Long, Said> lines = new HashMap<>();
    private final Map<PersonId, Optional<PersonId>> said = new HashMap<>();
    private final Set<PersonId> changed = new HashSet<>();
    private Map<PersonId, PersonId> known = Map.of();

    /** @param change whether the person did not report to this manager before */
    void add(long line, Person person, Optional<Person> manager, boolean change) {
        said.put(person.id(), manager.map(Person::id));
        manager.ifPresent(above -> lines.put(line, new Said(person.id(), above.name())));
        if (change) {
            changed.add(person.id());
        }
    }

    /** @param managers of everybody whom a line names, and of all above them */
    void above(Map<PersonId, PersonId> managers) {
        known = managers;
    }

    /** The name of the manager of a line, if this line is one of a circle that the file makes. A circle that was there before is not refused. */
    Optional<String> inCircle(long line) {
        return Optional.ofNullable(lines.get(line))
                .filter(one -> !Collections.disjoint(circle(one.person()), changed))
                .map(Said::manager);
    }

    /** Everybody of the circle that somebody is part of; empty if they are part of none. */
    private Set<PersonId> circle(PersonId person) {
        Set<PersonId> passed = new HashSet<>();
        @Nullable PersonId above = person;
        while (above != null && passed.add(above)) {
            above = manager(above);
        }
        return person.equals(above) ? passed : Set.of();
    }

    private @Nullable PersonId manager(PersonId person) {
        Optional<PersonId> manager = said.get(person);
        return manager == null ? known.get(person) : manager.orElse(null);
    }
}
