package dev.countersign.tenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Queries that are needed before a tenant is known, and the creation of tenants. */
@Component
public class Tenants {

    private final JdbcClient sql;
    private final TenantTransaction transaction;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Tenants(JdbcClient sql, TenantTransaction transaction, TimeOrderedIds ids, Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<Tenant> bySlug(String slug) {
        return sql.sql("select tenant_id, slug, name from tenant_by_slug(?)")
                .param(slug)
                .query(Tenants::tenant)
                .optional();
    }

    public Optional<Tenant> find(TenantId id) {
        return transaction.call(
                id,
                () -> sql.sql("select tenant_id, slug, name from tenant where tenant_id = ?")
                        .param(id.value())
                        .query(Tenants::tenant)
                        .optional());
    }

    /** Lets nobody else change the settings until the transaction ends. What was read before is read again after it. */
    public void lockSettings(TenantId id) {
        transaction.run(
                id,
                () -> sql.sql("select 1 from tenant where tenant_id = ? for no key update")
                        .param(id.value())
                        .query(Integer.class)
                        .single());
    }

    /** For how long decisions can be undone; empty where the tenant has not chosen it. */
    public Optional<Duration> undoWindow(TenantId id) {
        return transaction.call(
                id,
                () -> sql.sql("select undo_seconds from tenant where tenant_id = ? and undo_seconds is not null")
                        .param(id.value())
                        .query((row, index) -> Duration.ofSeconds(row.getInt(1)))
                        .optional());
    }

    /**
     * Chooses for how long decisions can be undone.
     *
     * @param window in whole seconds, at most 60
     */
    public void undoWindow(TenantId id, Duration window) {
        transaction.run(
                id,
                () -> sql.sql("update tenant set undo_seconds = ? where tenant_id = ?")
                        .params(window.toSeconds(), id.value())
                        .update());
    }

    /** The languages that the organisation offers. */
    public Languages languages(TenantId id) {
        return transaction.call(
                id,
                () -> sql.sql("select languages from tenant where tenant_id = ? and languages is not null")
                        .param(id.value())
                        .query((row, index) -> Languages.read(row.getString("languages")))
                        .optional()
                        .orElse(Languages.ALL));
    }

    public void languages(TenantId id, Languages offered) {
        transaction.run(
                id,
                () -> sql.sql("update tenant set languages = ? where tenant_id = ?")
                        .params(offered.written(), id.value())
                        .update());
    }

    /** What the organisation has limited. */
    public TenantLimits limits(TenantId id) {
        return transaction.call(
                id, () -> sql.sql("""
                        select largest_file_mb, files_per_request, submissions_per_minute from tenant where tenant_id = ?
                        """).param(id.value()).query(Tenants::limits).single());
    }

    public void limits(TenantId id, TenantLimits limits) {
        transaction.run(
                id,
                () -> sql.sql("""
                        update tenant set largest_file_mb = :size, files_per_request = :files, submissions_per_minute = :submissions
                        where tenant_id = :id
                        """)
                        .param("size", limits.largestFile().orElse(null))
                        .param("files", limits.filesPerRequest().orElse(null))
                        .param("submissions", limits.submissionsPerMinute().orElse(null))
                        .param("id", id.value())
                        .update());
    }

    /** All tenants, for jobs that visit each of them. */
    public List<TenantId> all() {
        return sql.sql("select tenant_ids()")
                .query((row, index) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether the operator deletes it or has deleted it. What still arrives about it is dropped. */
    public boolean isDeleted(TenantId id) {
        return transaction.call(
                id,
                () -> sql.sql("select exists (select from deleted_tenant where tenant_id = ?)")
                        .param(id.value())
                        .query(Boolean.class)
                        .single());
    }

    /** Throws a {@link org.springframework.dao.DuplicateKeyException} if the slug is taken. */
    public Tenant add(String slug, String name, ZoneId zone) {
        Tenant tenant = new Tenant(new TenantId(ids.next()), slug, name);
        transaction.run(
                tenant.id(),
                () -> sql.sql("""
                        insert into tenant (tenant_id, slug, name, zone, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                        .params(tenant.id().value(), slug, name, zone.getId(), Timestamp.from(clock.instant()))
                        .update());
        return tenant;
    }

    private static TenantLimits limits(ResultSet row, int index) throws SQLException {
        return new TenantLimits(
                Optional.ofNullable(row.getObject("largest_file_mb", Integer.class)),
                Optional.ofNullable(row.getObject("files_per_request", Integer.class)),
                Optional.ofNullable(row.getObject("submissions_per_minute", Integer.class)));
    }

    private static Tenant tenant(ResultSet row, int index) throws SQLException {
        return new Tenant(
                new TenantId(row.getObject("tenant_id", UUID.class)), row.getString("slug"), row.getString("name"));
    }
}
