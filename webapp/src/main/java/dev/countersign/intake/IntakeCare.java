package dev.countersign.intake;

import dev.countersign.execution.IntakeQueue;
import dev.countersign.tenant.Suspensions;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells the queue again of what waits for long, since a message can get lost, and deletes tickets after their time. */
@Component
class IntakeCare {

    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 100;

    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final Suspensions suspensions;
    private final IntakeRepository tickets;
    private final MachineAlarms alarms;
    private final IntakeQueue queue;
    private final Clock clock;
    private final Duration kept;

    /** @param kept longer than a signature is valid, so that no message is handled twice */
    IntakeCare(
            Tenants tenants,
            TenantTransaction transaction,
            Suspensions suspensions,
            IntakeRepository tickets,
            MachineAlarms alarms,
            IntakeQueue queue,
            Clock clock,
            @Value("${countersign.intake-kept:60d}") Duration kept) {
        this.tenants = tenants;
        this.transaction = transaction;
        this.suspensions = suspensions;
        this.tickets = tickets;
        this.alarms = alarms;
        this.queue = queue;
        this.clock = clock;
        this.kept = kept;
    }

    void tend() {
        Instant now = clock.instant();
        // The ids are version 7 UUIDs, which begin with their moment.
        UUID before = new UUID(now.minus(kept).toEpochMilli() << 16, 0);
        for (TenantId tenant : tenants.all()) {
            if (suspensions.wasSuspended(tenant)) {
                continue;
            }
            List<TicketId> waiting =
                    transaction.call(tenant, () -> tickets.forgotten(now.minus(FORGOTTEN), BATCH, now));
            waiting.forEach(ticket -> Intake.tell(queue, tenant, ticket));
            if (forget(tenant, before)) {
                alarms.review(tenant);
            }
        }
    }

    /** Returns whether there was something to delete. */
    private boolean forget(TenantId tenant, UUID before) {
        int batches = 0;
        int deleted;
        do {
            deleted = transaction.call(tenant, () -> tickets.forget(before, BATCH));
            batches++;
        } while (deleted == BATCH && batches < MOST_BATCHES);
        return batches > 1 || deleted > 0;
    }
}
