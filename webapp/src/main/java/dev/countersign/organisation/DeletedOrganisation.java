package dev.countersign.organisation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An organisation of which only this record is left, or will be.
 *
 * @param done when its last row was deleted; empty while the deletion is not complete
 */
record DeletedOrganisation(UUID id, String slug, Instant begun, Optional<Instant> done) {}
