package dev.countersign.approval;

import dev.countersign.approval.SuccessionOutlook.Obstacle;
import dev.countersign.people.PersonId;
import java.util.Optional;
import java.util.Set;

/**
 * The place of somebody who leaves in an approval, and whom it rules out.
 *
 * @param asked who is asked in the approval, also for somebody who is away
 * @param barred who has decided a step that needs another person
 */
record Vacancy(PersonId requester, Set<PersonId> asked, Set<PersonId> barred) {

    Vacancy {
        asked = Set.copyOf(asked);
        barred = Set.copyOf(barred);
    }

    /** Why this person cannot get it; empty if nothing is against it. */
    Optional<Obstacle> obstacle(PersonId person) {
        if (person.equals(requester)) {
            return Optional.of(Obstacle.REQUESTER);
        }
        if (asked.contains(person)) {
            return Optional.of(Obstacle.ASKED);
        }
        return barred.contains(person) ? Optional.of(Obstacle.DECIDED_ELSEWHERE) : Optional.empty();
    }
}
