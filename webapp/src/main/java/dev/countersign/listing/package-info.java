/** Long lists, read and shown in parts. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.countersign.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
