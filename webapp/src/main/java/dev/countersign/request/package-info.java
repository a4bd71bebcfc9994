/** What employees ask for: submitted, followed, commented, withdrawn. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenant",
            "people",
            "limit",
            "attachment",
            "audit",
            "listing",
            "live",
            "template",
            "execution",
            "alarm",
            "text",
            "pdf",
            "ui"
        })
package dev.countersign.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
