package dev.countersign.audit;

import dev.countersign.limit.Repeated;
import dev.countersign.tenant.TenantId;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reports the results of checks: to other modules each time, and to the log when they are new and then once an hour. */
@Component
class AuditReports {

    private static final Logger LOG = LoggerFactory.getLogger(AuditReports.class);

    private final ApplicationEventPublisher events;
    private final Repeated findings;

    AuditReports(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.findings = new Repeated(clock);
    }

    void broken(TenantId tenant, Verification.Broken broken) {
        findings.found("%s %s %s".formatted(tenant, broken.sequence(), broken.fault()))
                .ifPresent(times -> LOG.error(
                        "The audit log of tenant {} was altered: entry {} {} (found {} times since the last line)",
                        tenant,
                        broken.sequence(),
                        broken.fault().words(),
                        times));
        events.publishEvent(new AuditBroken(tenant, broken.sequence(), broken.fault()));
    }

    void altered(TenantId tenant, RecordedDecisions.Difference difference) {
        findings.found("%s %s".formatted(tenant, difference.decision()))
                .ifPresent(times -> LOG.error(
                        "A decision of tenant {} was altered: decision {} of request {} is not as the audit log recorded it"
                                + " (found {} times since the last line)",
                        tenant,
                        difference.decision(),
                        difference.request(),
                        times));
        events.publishEvent(new DecisionAltered(tenant, difference));
    }

    /** The check has found it, and no entry of the log says so. */
    void notAdded(TenantId tenant, RuntimeException refused) {
        findings.found("%s takes no entry".formatted(tenant))
                .ifPresent(times -> LOG.error(
                        "The audit log of tenant {} takes no entry about what its check has found ({} times since the last line)",
                        tenant,
                        times,
                        refused));
    }

    /** The tenant does not exist any more, so no alarm can be raised. */
    void gone(Anchor anchor) {
        findings.found("%s is gone".formatted(anchor.tenant()))
                .ifPresent(_ -> LOG.error(
                        "Tenant {} is anchored at audit entry {}, and the database has no such tenant",
                        anchor.tenant(),
                        anchor.head().sequence()));
    }

    void failed(TenantId tenant, RuntimeException failure) {
        findings.found("%s %s".formatted(tenant, failure.getClass().getName()))
                .ifPresent(times -> LOG.warn(
                        "The audit log of tenant {} could not be checked, {} times since the last line; it is tried again",
                        tenant,
                        times,
                        failure));
    }
}
