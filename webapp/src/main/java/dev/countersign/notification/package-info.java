/** Notifications by e-mail: stored in the transaction of the event, published after its commit. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "job", "people", "request", "approval", "execution"})
package dev.countersign.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
