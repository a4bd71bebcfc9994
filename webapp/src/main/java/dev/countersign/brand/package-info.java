/** How an organisation looks: its name, its logo and its accent colour. It authorizes nobody. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant"})
package dev.countersign.brand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
