/** The people of a tenant, their managers and groups, and the person who acts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant"})
package dev.countersign.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
