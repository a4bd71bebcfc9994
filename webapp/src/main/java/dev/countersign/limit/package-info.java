/** How often something may happen. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.countersign.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
