/**
 * The only package that calls AWS: it starts, stops and answers executions, receives their messages and confirms them, and publishes notifications.
 * Other modules are told by events, in the transaction of the tenant.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "job", "template", "alarm", "limit"})
package dev.countersign.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
