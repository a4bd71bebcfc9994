/** Intake: at a peak, requests of programs wait in a queue, and are made as fast as the product can. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenant",
            "people",
            "audit",
            "alarm",
            "job",
            "approval",
            "execution",
            "token",
            "listing",
            "text",
            "request",
            "ui",
            "administration :: ui"
        })
package dev.countersign.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
