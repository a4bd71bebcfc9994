package dev.countersign.people;

import java.util.Optional;

/**
 * Somebody who has left.
 *
 * @param successor who does what they did, if somebody is named who is still there
 */
public record Leaver(PersonId person, Optional<PersonId> successor) {}
