/** Connectors: how automated steps call outside services. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "audit", "execution", "job", "text"})
package dev.countersign.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
