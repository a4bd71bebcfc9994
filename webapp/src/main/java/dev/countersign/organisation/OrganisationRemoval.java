package dev.countersign.organisation;

import dev.countersign.attachment.StoredCopies;
import dev.countersign.audit.AuditEvent;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.DeletedTenants;
import dev.countersign.execution.ConnectorSecrets;
import dev.countersign.execution.EndedExecutions;
import dev.countersign.execution.WebhookSecrets;
import dev.countersign.job.HeldCalls;
import dev.countersign.tenant.Suspensions;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Deletes a suspended organisation for good: what runs for it, its files, its secrets, its calls and its rows. A record with the signed end of its audit log stays,
 * and is written first: from then on nobody can resume it, jobs do not visit it, and what still arrives about it is dropped. Each step can be repeated, so after a
 * failure the command is given again.
 */
@Component
class OrganisationRemoval {

    private static final int PAGE = 500;

    /** Rows of one transaction. */
    private static final int ROWS = 5_000;

    private static final UUID FIRST = new UUID(0, 0);

    private final OrganisationRepository organisations;
    private final Tenants tenants;
    private final Suspensions suspensions;
    private final EndedExecutions executions;
    private final StoredCopies files;
    private final ConnectorSecrets connectors;
    private final WebhookSecrets webhooks;
    private final HeldCalls calls;
    private final DeletedTenants deleted;
    private final AuditLog audit;
    private final TenantTransaction transaction;
    private final Clock clock;

    OrganisationRemoval(
            OrganisationRepository organisations,
            Tenants tenants,
            Suspensions suspensions,
            EndedExecutions executions,
            StoredCopies files,
            ConnectorSecrets connectors,
            WebhookSecrets webhooks,
            HeldCalls calls,
            DeletedTenants deleted,
            AuditLog audit,
            TenantTransaction transaction,
            Clock clock) {
        this.organisations = organisations;
        this.tenants = tenants;
        this.suspensions = suspensions;
        this.executions = executions;
        this.files = files;
        this.connectors = connectors;
        this.webhooks = webhooks;
        this.calls = calls;
        this.deleted = deleted;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns how many rows were deleted, by runs before this one, too; throws an {@link IllegalArgumentException} if the organisation is not suspended. */
    long remove(Tenant tenant) throws IOException {
        TenantId id = tenant.id();
        begin(tenant);
        repeat(id, () -> organisations.withdraw(clock.instant(), PAGE));
        boolean _ = calls.drop(id);
        executions.end(transaction.call(id, organisations::stateMachines));
        removeSecrets(id);
        removeFiles(id);
        do {
            repeat(id, () -> organisations.removeRows(ROWS));
            if (!calls.drop(id)) {
                throw new IllegalArgumentException(
                        "Calls of %s are still being made. Repeat the command in a minute.".formatted(tenant.slug()));
            }
        } while (!transaction.call(id, () -> organisations.removeTenant(clock.instant())));
        return transaction.call(id, organisations::removedRows);
    }

    /** The last entry of the log says that the organisation is deleted. It is written at the commit, so the end is signed in the next transaction. */
    private void begin(Tenant tenant) {
        if (tenants.isDeleted(tenant.id())) {
            return;
        }
        transaction.run(tenant.id(), () -> {
            requireSuspension(tenant);
            audit.append(tenant.id(), new AuditEvent("organisation.deleted", null, null, Map.of()));
        });
        transaction.run(tenant.id(), () -> {
            requireSuspension(tenant);
            deleted.end(tenant);
        });
    }

    private void requireSuspension(Tenant tenant) {
        if (!suspensions.isSuspendedAndStays(tenant.id())) {
            throw new IllegalArgumentException("Suspend %s first.".formatted(tenant.slug()));
        }
    }

    /** Until nothing is left to do. */
    private void repeat(TenantId tenant, Supplier<Integer> some) {
        int more;
        do {
            more = transaction.call(tenant, some);
        } while (more > 0);
    }

    private void removeSecrets(TenantId tenant) {
        transaction.call(tenant, () -> organisations.connectors(tenant)).forEach(key -> connectors.remove(tenant, key));
        transaction.call(tenant, () -> organisations.webhooks(tenant)).forEach(id -> webhooks.remove(tenant, id));
    }

    private void removeFiles(TenantId tenant) throws IOException {
        UUID after = FIRST;
        List<UUID> page;
        do {
            UUID from = after;
            page = transaction.call(tenant, () -> organisations.allFiles(from, PAGE));
            for (UUID file : page) {
                files.delete(tenant, file);
                after = file;
            }
        } while (page.size() == PAGE);
    }
}
