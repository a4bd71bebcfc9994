package dev.countersign.approval;

import dev.countersign.approval.SuccessionOutlook.Obstacle;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Who gets the approvals of somebody who leaves: the successor. What the successor may not decide goes to the next manager above the leaver who may, or to
 * an administrator.
 */
@Service
public class Succession {

    /** So many approvals are read at a time. */
    private static final int PART = 1_000;

    private final ActorTransaction acting;
    private final Vacancies vacancies;
    private final ManagerChain managers;
    private final People people;

    Succession(ActorTransaction acting, Vacancies vacancies, ManagerChain managers, People people) {
        this.acting = acting;
        this.vacancies = vacancies;
        this.managers = managers;
        this.people = people;
    }

    /** What would become of the open approvals of this person if they left now. Empty for everybody who may not pass them on. */
    public Optional<SuccessionOutlook> foresee(Actor actor, PersonId leaver, PersonId successor) {
        return acting.call(
                actor,
                present -> present.may(Right.MANAGE_REQUESTS)
                        ? people.find(present.tenant(), leaver).map(left -> outlook(present, left, successor))
                        : Optional.empty());
    }

    private SuccessionOutlook outlook(Actor by, Person leaver, PersonId successor) {
        Map<PersonId, Person> candidates = new LinkedHashMap<>();
        people.find(by.tenant(), successor).ifPresent(person -> candidates.put(successor, person));
        List<Person> others = others(by, leaver);
        others.forEach(person -> candidates.putIfAbsent(person.id(), person));
        SuccessionTally tally = new SuccessionTally(successor, candidates);
        Optional<UUID> after = Optional.empty();
        List<Vacancies.Held> part;
        do {
            part = vacancies.heldBy(by.tenant(), leaver.id(), candidates.keySet(), after, PART);
            part.forEach(held -> {
                Optional<Obstacle> obstacle = obstacle(by, successor, held.vacancy());
                tally.count(held, obstacle, obstacle.isEmpty() ? Optional.of(successor) : heir(held.vacancy(), others));
            });
            after = part.isEmpty()
                    ? after
                    : Optional.of(part.getLast().assignment().value());
        } while (part.size() == PART);
        return tally.outlook();
    }

    /** Who gets this approval; empty if nobody may decide it. In the request's unit of work. */
    Optional<PersonId> heir(Actor by, LockedApproval approval, PersonId leaver, PersonId successor) {
        Person left = people.find(by.tenant(), leaver).orElseThrow();
        Vacancy vacancy = vacancies.of(approval);
        boolean suits = people.find(by.tenant(), successor)
                .filter(person -> mayGet(by, left, person)
                        && obstacle(by, successor, vacancy).isEmpty())
                .isPresent();
        return suits ? Optional.of(successor) : heir(vacancy, others(by, left));
    }

    private static Optional<Obstacle> obstacle(Actor by, PersonId successor, Vacancy vacancy) {
        return vacancy.obstacle(successor)
                .or(() -> Optional.of(Obstacle.OWN_REQUEST)
                        .filter(_ -> vacancy.requester().equals(by.person())));
    }

    private static Optional<PersonId> heir(Vacancy vacancy, List<Person> others) {
        return others.stream()
                .map(Person::id)
                .filter(person -> vacancy.obstacle(person).isEmpty())
                .findFirst();
    }

    /** The managers above the leaver, the next one first, and the administrators. */
    private List<Person> others(Actor by, Person leaver) {
        return Stream.concat(
                        managers.managers(by.tenant(), leaver).stream(), people.administrators(by.tenant()).stream())
                .filter(person -> mayGet(by, leaver, person))
                .distinct()
                .toList();
    }

    /** Whoever looks after people takes nothing over by that. */
    private static boolean mayGet(Actor by, Person leaver, Person person) {
        return person.active()
                && !person.id().equals(leaver.id())
                && (!person.id().equals(by.person()) || by.mayTakeOverFrom(leaver));
    }
}
