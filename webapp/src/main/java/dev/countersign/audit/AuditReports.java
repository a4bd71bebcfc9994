package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reports the results of checks, to the log of the program and to other modules. */
@Component
class AuditReports {

    private static final Logger LOG = LoggerFactory.getLogger(AuditReports.class);

    private final ApplicationEventPublisher events;

    AuditReports(ApplicationEventPublisher events) {
        this.events = events;
    }

    void broken(TenantId tenant, Verification.Broken broken) {
        LOG.error(
                "The audit log of tenant {} was altered: entry {} {}",
                tenant,
                broken.sequence(),
                broken.fault().words());
        events.publishEvent(new AuditBroken(tenant, broken.sequence(), broken.fault()));
    }

    /** The tenant does not exist any more, so no alarm can be raised. */
    void gone(Anchor anchor) {
        LOG.error(
                "Tenant {} is anchored at audit entry {}, and the database has no such tenant",
                anchor.tenant(),
                anchor.head().sequence());
    }

    void failed(TenantId tenant, RuntimeException failure) {
        LOG.warn("The audit log of tenant {} could not be checked; it is tried again", tenant, failure);
    }
}
