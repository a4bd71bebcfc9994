/** What people and messages say, made fit to be stored. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.countersign.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
