/** Alarms for administrators: a message claims something impossible, or something failed. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "live", "text"})
package dev.countersign.alarm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
