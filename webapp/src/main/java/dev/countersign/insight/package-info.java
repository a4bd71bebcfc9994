/** Figures about the requests of an organisation or of a team: how many, how long each step takes, who waits for whom. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "template", "audit", "text", "ui"})
package dev.countersign.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
