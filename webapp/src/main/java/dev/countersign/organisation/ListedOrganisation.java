package dev.countersign.organisation;

import java.time.Instant;
import java.util.Optional;

/**
 * An organisation in the operator's list.
 *
 * @param suspended since when it is suspended
 */
record ListedOrganisation(String slug, String name, Instant created, Optional<Instant> suspended) {}
