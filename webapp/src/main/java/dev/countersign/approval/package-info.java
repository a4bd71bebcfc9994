/** Human tasks: who is asked and why, what they decided, and the answer to the waiting execution. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenant",
            "job",
            "secret",
            "people",
            "audit",
            "away",
            "away :: ui",
            "listing",
            "live",
            "template",
            "request",
            "request :: ui",
            "execution",
            "alarm",
            "limit",
            "text",
            "ui"
        })
package dev.countersign.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
