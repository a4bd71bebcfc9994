/** Rate limits. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.countersign.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
