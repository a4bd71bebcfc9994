/** REST and MCP for other programs. Controllers are thin: services of the features authorize and do the work. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenant",
            "people",
            "token",
            "audit",
            "limit",
            "text",
            "signin",
            "outage",
            "ui",
            "live",
            "listing",
            "attachment",
            "template",
            "request",
            "approval",
            "administration",
            "intake"
        })
package dev.countersign.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
