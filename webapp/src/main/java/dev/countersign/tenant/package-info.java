/** The tenant, and the transaction bound to it. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.countersign.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
