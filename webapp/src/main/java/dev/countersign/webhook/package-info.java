/** Webhooks: programs and channels of an organisation are told what happens to its requests. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenant",
            "people",
            "job",
            "audit",
            "alarm",
            "execution",
            "secret",
            "listing",
            "live",
            "text",
            "request",
            "request :: ui",
            "approval",
            "removal",
            "ui",
            "administration :: ui"
        })
package dev.countersign.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
