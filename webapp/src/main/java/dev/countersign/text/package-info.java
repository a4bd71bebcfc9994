/** Normalizes text of people and messages for storage. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.countersign.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
