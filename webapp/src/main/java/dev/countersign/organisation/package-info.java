/** What the operator does with a whole organisation: create, list, suspend, resume, export, delete. No page calls it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "job", "people", "template", "audit", "attachment", "execution"})
package dev.countersign.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
