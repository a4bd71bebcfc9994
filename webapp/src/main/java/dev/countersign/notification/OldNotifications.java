package dev.countersign.notification;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Deletes notifications after their time, in batches of a transaction each. Their ids are in the order of time, so the primary key finds the oldest.
 * What a run leaves, the next one deletes.
 */
@Repository
class OldNotifications {

    private static final int BATCH = 1_000;
    private static final int MOST_BATCHES = 100;

    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final JdbcClient sql;
    private final Clock clock;
    private final Duration kept;

    OldNotifications(
            Tenants tenants,
            TenantTransaction transaction,
            JdbcClient sql,
            Clock clock,
            @Value("${countersign.notifications-kept:90d}") Duration kept) {
        this.tenants = tenants;
        this.transaction = transaction;
        this.sql = sql;
        this.clock = clock;
        this.kept = kept;
    }

    void forget() {
        UUID before = firstOf(clock.instant().minus(kept));
        tenants.all().forEach(tenant -> forget(tenant, before));
    }

    private void forget(TenantId tenant, UUID before) {
        int batches = 0;
        while (batches < MOST_BATCHES && transaction.call(tenant, () -> delete(before)) == BATCH) {
            batches++;
        }
    }

    private int delete(UUID before) {
        return sql.sql("""
                        delete from notification where notification_id in (
                          select notification_id from notification where notification_id < ? order by notification_id limit ?
                          for update skip locked)
                        """).params(before, BATCH).update();
    }

    /** The smallest version 7 UUID of this moment. */
    private static UUID firstOf(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }
}
