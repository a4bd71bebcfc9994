/** Templates against what is expected of them: the test cases kept with a template, and what a draft would do with earlier requests. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "audit", "live", "template", "request", "text"})
package dev.countersign.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
