/** The tamper-evident audit log: append-only, each entry hashed with the one before and signed, the ends anchored outside the database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "secret", "limit", "text"})
package dev.countersign.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
