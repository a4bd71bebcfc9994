/**
 * The only door to AWS: starts, stops and answers executions, listens to their messages, publishes to the outside. What arrives is
 * told to the other modules by events, inside the tenant's transaction.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "template"})
package dev.countersign.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
