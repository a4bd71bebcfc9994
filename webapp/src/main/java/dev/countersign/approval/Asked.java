package dev.countersign.approval;

import dev.countersign.people.PersonId;
import java.util.Optional;

/**
 * A person to ask, with the reason.
 *
 * @param inPlaceOf the person whom the template names and who may not decide
 */
record Asked(PersonId person, Reason why, Optional<PersonId> inPlaceOf) {

    Asked(PersonId person, Reason why) {
        this(person, why, Optional.empty());
    }
}
