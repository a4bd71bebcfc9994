/**
 * The only door to AWS: starts, stops and answers executions, listens to their messages and confirms them, publishes to the outside. What arrives is
 * told to the other modules by events, inside the tenant's transaction.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "job", "template", "alarm", "limit"})
package dev.countersign.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
