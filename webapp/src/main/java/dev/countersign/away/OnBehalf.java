package dev.countersign.away;

import dev.countersign.audit.SecurityRecords;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Right;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may say when somebody works and when they are away: the person, their manager and who manages people. In the tenant's transaction. */
@Component
class OnBehalf {

    private final People people;
    private final SecurityRecords refusals;

    OnBehalf(People people, SecurityRecords refusals) {
        this.people = people;
        this.refusals = refusals;
    }

    /** The person, if the actor may. */
    Optional<Person> allowed(Actor present, PersonId person) {
        Optional<Person> found = people.find(present.tenant(), person)
                .filter(one -> present.may(Right.MANAGE_PEOPLE)
                        || one.id().equals(present.person())
                        || present.person().equals(one.manager()));
        if (found.isEmpty()) {
            refusals.refused(present.tenant(), present.person(), "absence-of", person.toString());
        }
        return found;
    }
}
