/** What is removed on purpose: closed requests after their time, and what is known about a person on request. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "job", "people", "audit", "attachment", "text"})
package dev.countersign.removal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
