/** How the application signs in to its database. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.countersign.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
