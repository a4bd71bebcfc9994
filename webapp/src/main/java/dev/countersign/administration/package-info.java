/** What administrators see across features. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenant",
            "brand",
            "connector",
            "job",
            "people",
            "attachment",
            "audit",
            "away",
            "away :: ui",
            "text",
            "alarm",
            "listing",
            "removal",
            "notification",
            "template",
            "agreement",
            "request",
            "request :: ui",
            "approval",
            "approval :: ui",
            "execution",
            "signin",
            "limit",
            "live",
            "ui"
        })
package dev.countersign.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
