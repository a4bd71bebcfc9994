package dev.countersign.organisation;

import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.tenant.Resumed;
import dev.countersign.tenant.Suspensions;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lists, suspends and resumes organisations. It authorizes nobody: only a command of the operator calls it. */
@Component
class Organisations {

    private final OrganisationRepository organisations;
    private final Tenants tenants;
    private final Suspensions suspensions;
    private final TenantTransaction transaction;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Organisations(
            OrganisationRepository organisations,
            Tenants tenants,
            Suspensions suspensions,
            TenantTransaction transaction,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.organisations = organisations;
        this.tenants = tenants;
        this.suspensions = suspensions;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Those whose slug follows, in the order of their slugs. */
    List<ListedOrganisation> behind(String slug, int most) {
        return organisations.behind(slug, most);
    }

    /** What is left of those that were deleted. */
    List<DeletedOrganisation> deleted(UUID behind, int most) {
        return organisations.deleted(behind, most);
    }

    Usage usage(Tenant tenant) {
        Instant month = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        return transaction.call(tenant.id(), () -> organisations.usage(month, tenants.limits(tenant.id())));
    }

    /** From now on nobody of it acts, and its calls wait; false if it is suspended already. */
    boolean suspend(Tenant tenant) {
        return transaction.call(tenant.id(), () -> {
            boolean begun = suspensions.begin(tenant.id());
            if (begun) {
                audit.append(tenant.id(), new AuditEvent("organisation.suspended", null, null, Map.of()));
            }
            return begun;
        });
    }

    /** Everything goes on; false if it is not suspended. Throws an {@link IllegalArgumentException} if it is being deleted. */
    boolean resume(Tenant tenant) {
        return transaction.call(tenant.id(), () -> {
            Optional<Instant> since = suspensions.end(tenant.id());
            if (tenants.isDeleted(tenant.id())) {
                throw new IllegalArgumentException(
                        "%s is being deleted and cannot be resumed.".formatted(tenant.slug()));
            }
            since.ifPresent(begun -> {
                events.publishEvent(new Resumed(tenant.id(), begun, clock.instant()));
                audit.append(
                        tenant.id(),
                        new AuditEvent("organisation.resumed", null, null, Map.of("since", begun.toString())));
            });
            return since.isPresent();
        });
    }
}
