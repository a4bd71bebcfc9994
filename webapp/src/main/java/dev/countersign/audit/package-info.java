/** The log that shows when it was altered: append-only, each entry hashed with the one before. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people"})
package dev.countersign.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
