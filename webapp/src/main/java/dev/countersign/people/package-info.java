/** The people of a tenant, their managers and groups, and the person who acts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "text"})
package dev.countersign.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
