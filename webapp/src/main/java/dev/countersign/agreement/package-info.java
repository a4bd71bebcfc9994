/** Publications of templates that a second person must agree to. They are asked by a request. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "job", "people", "audit", "live", "template", "request", "text"})
package dev.countersign.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
