package dev.countersign.approval;

import dev.countersign.people.PersonName;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody is told about an approval that they decided for a person who was away, and do not any more. They see nothing else of it.
 *
 * @param owner for whom
 * @param now who decides it; empty if this place is decided, or needs no decision any more
 * @param number of the request
 * @param since when somebody else was asked in their place
 */
public record StoodIn(PersonName owner, Optional<PersonName> now, String number, Instant since) {

    /** Whether the person for whom they decided is back and decides. */
    public boolean isBack() {
        return now.equals(Optional.of(owner));
    }
}
