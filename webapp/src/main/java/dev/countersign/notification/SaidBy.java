package dev.countersign.notification;

import dev.countersign.people.PersonName;
import java.util.Optional;

/**
 * A note or a question of one person.
 *
 * @param standsFor the person who was away, if it was written in their place
 */
public record SaidBy(Optional<PersonName> by, Optional<PersonName> standsFor, String text) {}
