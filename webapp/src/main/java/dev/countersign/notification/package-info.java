/** Who is told what, and how: written with what it tells about, published after the commit. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "job", "people", "request", "approval", "execution"})
package dev.countersign.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
