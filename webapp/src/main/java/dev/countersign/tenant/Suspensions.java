package dev.countersign.tenant;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which tenants the operator has suspended. Nobody of a suspended tenant acts: the database refuses that where an act begins. What else must know it asks
 * here.
 */
@Component
public class Suspensions {

    private static final Duration READ_EVERY = Duration.ofSeconds(1);

    /**
     * What was read last.
     *
     * @param version is another one after each suspension and after each end of one
     */
    private record Reading(Instant at, long version, Set<TenantId> suspended) {}

    private final JdbcClient sql;
    private final TenantTransaction transaction;
    private final Clock clock;
    private volatile Reading latest = new Reading(Instant.MIN, -1, Set.of());

    Suspensions(JdbcClient sql, TenantTransaction transaction, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Since when the tenant is suspended; empty if it is not. */
    public Optional<Instant> since(TenantId tenant) {
        return transaction.call(
                tenant,
                () -> sql.sql("select suspended_at from tenant where tenant_id = ? and suspended_at is not null")
                        .param(tenant.value())
                        .query((row, index) -> row.getTimestamp(1).toInstant())
                        .optional());
    }

    public boolean isSuspended(TenantId tenant) {
        return since(tenant).isPresent();
    }

    /** The same, and it stays so until the end of the caller's transaction. */
    public boolean isSuspendedAndStays(TenantId tenant) {
        return transaction.call(
                tenant,
                () -> sql.sql("select suspended_at is not null from tenant where tenant_id = ? for share")
                        .param(tenant.value())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false));
    }

    /**
     * The same as of a second ago, which costs no statement for each question, and in a second one that reads one row, however many tenants are suspended. Must not be
     * called in a transaction.
     */
    public boolean wasSuspended(TenantId tenant) {
        Instant now = clock.instant();
        Reading reading = latest;
        if (now.isBefore(reading.at()) || !now.isBefore(reading.at().plus(READ_EVERY))) {
            reading = read(now, reading);
            latest = reading;
        }
        return reading.suspended().contains(tenant);
    }

    /** Reads them again only if there are others. The version is read before them, so what changes between the two is read the next time. */
    private Reading read(Instant now, Reading before) {
        long version = sql.sql("select suspension_version()").query(Long.class).single();
        return new Reading(now, version, version == before.version() ? before.suspended() : suspended());
    }

    private Set<TenantId> suspended() {
        return sql
                .sql("select suspended_tenants()")
                .query((row, index) -> new TenantId(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Joins the transaction of the caller; false if the tenant was suspended before. */
    public boolean begin(TenantId tenant) {
        return transaction.call(
                tenant,
                () -> sql.sql("update tenant set suspended_at = ? where tenant_id = ? and suspended_at is null")
                                .params(Timestamp.from(clock.instant()), tenant.value())
                                .update()
                        == 1);
    }

    /** Joins the transaction of the caller. Returns since when the tenant was suspended; empty if it was not. */
    public Optional<Instant> end(TenantId tenant) {
        return transaction.call(tenant, () -> {
            Optional<Instant> since = sql.sql("""
                            select suspended_at from tenant where tenant_id = ? and suspended_at is not null for no key update
                            """)
                    .param(tenant.value())
                    .query((row, index) -> row.getTimestamp(1).toInstant())
                    .optional();
            sql.sql("update tenant set suspended_at = null where tenant_id = ?")
                    .param(tenant.value())
                    .update();
            return since;
        });
    }
}
