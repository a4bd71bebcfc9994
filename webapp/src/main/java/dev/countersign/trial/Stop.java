package dev.countersign.trial;

import dev.countersign.people.PersonId;
import java.util.Set;

/**
 * A step on the way of a request.
 *
 * @param visit of an approval, from 1; each further one is an escalation. 1 for all other steps
 * @param revision of the request for which people are asked; 1 for all other steps
 * @param people who are asked; empty if nobody is, and if that depends on what is decided or found before
 */
public record Stop(String step, int visit, int revision, Set<PersonId> people) {

    public Stop {
        people = Set.copyOf(people);
    }

    boolean isSamePlace(Stop other) {
        return step.equals(other.step) && visit == other.visit && revision == other.revision;
    }
}
