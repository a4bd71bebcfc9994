/** Published versions of request templates. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "audit"})
package dev.countersign.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
