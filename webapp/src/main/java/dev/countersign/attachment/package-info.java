/** Files: received, recognized by their content, stored in a folder or in S3, and removed if nobody uses them. It authorizes nobody. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tenant", "job", "people"})
package dev.countersign.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
