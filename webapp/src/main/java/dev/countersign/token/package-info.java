/** How other programs prove for whom they act: personal access tokens, programs with a secret, and their scopes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "secret", "audit", "ui", "administration :: ui"})
package dev.countersign.token;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
