/** The log that shows when it was altered: append-only, each entry hashed with the one before and signed, the ends anchored outside. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "secret"})
package dev.countersign.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
