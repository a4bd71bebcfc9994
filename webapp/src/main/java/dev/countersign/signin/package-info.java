/** How a person becomes the signed-in person: security of every request, the sign-in page, OpenID Connect. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "people", "secret", "audit", "live", "limit", "ui"})
package dev.countersign.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
