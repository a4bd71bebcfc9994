package dev.countersign.approval;

import dev.countersign.people.PersonName;
import java.util.Optional;

/**
 * What somebody is told about an approval that they decided for a person who was away, and do not any more. They see nothing else of it.
 *
 * @param owner for whom
 * @param now who decides it; empty if this place is decided, or needs no decision any more
 */
public record StoodIn(PersonName owner, Optional<PersonName> now) {}
