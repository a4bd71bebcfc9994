/** Outages of what the product depends on: the database, the disk. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.countersign.outage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
