package dev.countersign.webhook;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Deletes the log of deliveries after its time. What a run leaves, the next one deletes. */
@Component
class OldDeliveries {

    private static final int BATCH = 1_000;
    private static final int MOST_BATCHES = 500;

    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final DeliveryRepository deliveries;
    private final Clock clock;
    private final Duration kept;

    OldDeliveries(
            Tenants tenants,
            TenantTransaction transaction,
            DeliveryRepository deliveries,
            Clock clock,
            @Value("${countersign.webhook-log-kept:30d}") Duration kept) {
        this.tenants = tenants;
        this.transaction = transaction;
        this.deliveries = deliveries;
        this.clock = clock;
        this.kept = kept;
    }

    void forget() {
        // The ids are version 7 UUIDs, which begin with their moment.
        UUID before = new UUID(clock.instant().minus(kept).toEpochMilli() << 16, 0);
        for (TenantId tenant : tenants.all()) {
            int batches = 0;
            while (batches < MOST_BATCHES
                    && transaction.call(tenant, () -> deliveries.forget(before, BATCH)) == BATCH) {
                batches++;
            }
        }
    }
}
