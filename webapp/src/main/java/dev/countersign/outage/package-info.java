/** What the product stands on and that can be out of order for a while: the database, the disk. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.countersign.outage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
