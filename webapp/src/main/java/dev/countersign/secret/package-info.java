/** The keys that the program keeps to itself. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.countersign.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
