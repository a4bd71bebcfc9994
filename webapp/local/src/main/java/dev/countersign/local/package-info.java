/** The whole product on one machine: PostgreSQL, the AWS endpoint, an identity provider, a mailbox and demo people. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tenant",
            "people",
            "secret",
            "approval",
            "audit",
            "connector",
            "limit",
            "organisation",
            "template",
            "signin",
            "standalone"
        })
package dev.countersign.local;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
