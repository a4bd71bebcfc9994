/** The secret keys of the program. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant"})
package dev.countersign.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
