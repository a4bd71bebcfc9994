/** Request templates: drafts, published versions, and whether they are offered. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "audit", "live", "text"})
package dev.countersign.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
