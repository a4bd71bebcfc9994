/** What administrators must know: something that cannot be true was claimed, or something broke. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "live", "text"})
package dev.countersign.alarm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
