package dev.countersign.approval;

import dev.countersign.approval.SuccessionOutlook.Elsewhere;
import dev.countersign.approval.SuccessionOutlook.Obstacle;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Counts who gets how many approvals of somebody who leaves. */
final class SuccessionTally {

    /** So many that go to others than the successor are named. */
    private static final int MOST_EXAMPLES = 10;

    private final PersonId successor;
    private final Map<PersonId, Person> people;
    private final Map<PersonId, Integer> shares = new LinkedHashMap<>();
    private final List<Elsewhere> examples = new ArrayList<>();
    private int toNobody;

    /** @param people everybody who can get something, by their ids */
    SuccessionTally(PersonId successor, Map<PersonId, Person> people) {
        this.successor = successor;
        this.people = Map.copyOf(people);
    }

    /**
     * Adds an approval.
     *
     * @param obstacle why the successor does not get it
     */
    void count(Vacancies.Held held, Optional<Obstacle> obstacle, Optional<PersonId> heir) {
        heir.ifPresentOrElse(person -> shares.merge(person, 1, Integer::sum), () -> toNobody++);
        // The successor can also be the next manager above.
        obstacle.filter(_ -> examples.size() < MOST_EXAMPLES
                        && heir.filter(successor::equals).isEmpty())
                .ifPresent(why -> examples.add(new Elsewhere(held.number(), held.title(), why, heir.map(this::name))));
    }

    SuccessionOutlook outlook() {
        Map<PersonName, Integer> toOthers = new LinkedHashMap<>();
        shares.forEach((person, count) -> {
            if (!person.equals(successor)) {
                toOthers.put(name(person), count);
            }
        });
        return new SuccessionOutlook(shares.getOrDefault(successor, 0), toOthers, toNobody, examples);
    }

    private PersonName name(PersonId person) {
        return Objects.requireNonNull(people.get(person)).personName();
    }
}
