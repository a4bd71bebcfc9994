/** Work that follows a commit: the outbox, its back-off, and the job runner. Every feature schedules with it in its own transaction. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant"})
package dev.countersign.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
