/** The product on a company's own machine, with its PostgreSQL, mail server and identity provider; the AWS endpoint runs in the same process. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"approval", "audit", "database", "organisation", "people", "removal", "secret", "tenant"
        })
package dev.countersign.standalone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
