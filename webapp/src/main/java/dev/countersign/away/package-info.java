/** Who is away, from when until when, and who decides for them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "audit", "live", "template", "text", "ui"})
package dev.countersign.away;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
