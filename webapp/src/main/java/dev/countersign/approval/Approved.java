package dev.countersign.approval;

import dev.countersign.people.PersonId;
import java.util.Optional;

/**
 * Somebody who approved a request.
 *
 * @param standsFor the person who was away, if they did it in their place
 * @param comment may be empty
 */
public record Approved(PersonId by, Optional<PersonId> standsFor, String comment) {}
