/** Moves running requests to other versions of their templates, many in one act. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenant",
            "job",
            "people",
            "audit",
            "live",
            "listing",
            "text",
            "template",
            "request",
            "request :: ui",
            "approval",
            "ui"
        })
package dev.countersign.moving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
