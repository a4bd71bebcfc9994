/** What people are told: stored in the transaction of the event, shown in the application, and sent by email after the commit. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenant",
            "brand",
            "job",
            "secret",
            "people",
            "audit",
            "alarm",
            "listing",
            "text",
            "live",
            "request",
            "request :: ui",
            "template",
            "approval",
            "approval :: ui",
            "away",
            "execution",
            "ui"
        })
package dev.countersign.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
