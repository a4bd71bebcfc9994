package dev.countersign.approval;

import dev.countersign.people.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person to ask.
 *
 * @param why the reasons, at least one for each panel for which the person is asked
 * @param inPlaceOf the person whom the template names and who may not decide
 */
record Asked(PersonId person, List<Reason> why, Optional<PersonId> inPlaceOf) {

    Asked {
        why = List.copyOf(why);
    }

    Asked(PersonId person, Reason why) {
        this(person, List.of(why), Optional.empty());
    }

    boolean isOf(int panel) {
        return why.stream().anyMatch(reason -> reason.panel() == panel);
    }

    Asked inPlaceOf(PersonId other) {
        return new Asked(person, why, Optional.of(other));
    }

    /** The same, also for these reasons. */
    Asked and(List<Reason> others) {
        return new Asked(
                person, Stream.concat(why.stream(), others.stream()).distinct().toList(), inPlaceOf);
    }
}
