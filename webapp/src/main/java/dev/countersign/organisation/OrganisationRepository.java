package dev.countersign.organisation;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantLimits;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OrganisationRepository {

    private final JdbcClient sql;

    OrganisationRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Outside of a transaction of a tenant. */
    List<ListedOrganisation> behind(String slug, int most) {
        return sql.sql("select slug, name, created_at, suspended_at from organisations(?, ?)")
                .params(slug, most)
                .query((row, index) -> new ListedOrganisation(
                        row.getString("slug"),
                        row.getString("name"),
                        row.getTimestamp("created_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("suspended_at")).map(Timestamp::toInstant)))
                .list();
    }

    Usage usage(Instant since, TenantLimits limits) {
        return sql.sql("""
                        select (select count(*) from person where active) as people,
                          (select count(*) from request where request_id >= ?) as submitted,
                          (select count(*) from request where status in ('SUBMITTED', 'IN_PROGRESS')) as open,
                          (select count(*) from attachment) as files,
                          (select coalesce(sum(size), 0) from attachment) as bytes
                        """)
                // The ids are version 7 UUIDs, which begin with their moment.
                .param(new UUID(since.toEpochMilli() << 16, 0))
                .query((row, index) -> new Usage(
                        row.getInt("people"),
                        row.getInt("submitted"),
                        row.getInt("open"),
                        row.getInt("files"),
                        row.getLong("bytes"),
                        limits))
                .single();
    }

    /** The files that are stored, in the order of their ids. */
    List<UUID> files(UUID after, int most) {
        return ids(
                "select attachment_id from attachment where stored and attachment_id > ? order by 1 limit ?",
                after,
                most);
    }

    /** The removals of which a copy is stored. */
    List<UUID> removals() {
        return ids("select removal_id from removal where copy_bytes is not null order by 1");
    }

    /** Everything that may be stored: files, also those that were not finished, copies of removed requests, and of the organisation. */
    List<UUID> allFiles(UUID after, int most) {
        return ids("""
                select id from (
                  select attachment_id as id from attachment union all select removal_id from removal
                  union all select copy_id from organisation_copy) stored
                where id > ? order by id limit ?
                """, after, most);
    }

    /** Ends some open requests, so that the end of their executions says nothing about them. Returns how many. */
    int withdraw(Instant now, int most) {
        return sql.sql("""
                        update request set status = 'WITHDRAWN', closed_at = :now, changed_at = :now, changes_due = null
                        where request_id = any (array(select request_id from request where closed_at is null limit :most))
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .update();
    }

    /** A version of each state machine. */
    List<String> stateMachines() {
        return sql.sql("""
                        select max(state_machine_version_arn) from template_version where state_machine_version_arn is not null
                        group by regexp_replace(state_machine_version_arn, ':[0-9]+$', '')
                        """).query((row, index) -> row.getString(1)).list();
    }

    /** The keys of the secrets of connectors, also of those that a call would have removed. */
    List<String> connectors(TenantId tenant) {
        return sql.sql("""
                        select key from connector union
                        select (convert_from(task_data, 'UTF8')::jsonb ->> 'key') || '/' || (convert_from(task_data, 'UTF8')::jsonb ->> 'id')
                        from scheduled_tasks where task_name = 'forget-secret' and position(convert_to(?, 'UTF8') in task_data) > 0
                        """)
                .param(tenant.toString())
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** The same of webhooks. */
    List<String> webhooks(TenantId tenant) {
        return sql.sql("""
                        select webhook_id::text from webhook union
                        select convert_from(task_data, 'UTF8')::jsonb ->> 'webhook'
                        from scheduled_tasks where task_name = 'forget-webhook-secret' and position(convert_to(?, 'UTF8') in task_data) > 0
                        """)
                .param(tenant.toString())
                .query((row, index) -> row.getString(1))
                .list();
    }

    /** Remembers a copy before it is stored, so that none is left without a row. */
    void keep(TenantId tenant, UUID copy, Instant now) {
        sql.sql("insert into organisation_copy (tenant_id, copy_id, begun_at) values (?, ?, ?)")
                .params(tenant.value(), copy, Timestamp.from(now))
                .update();
    }

    /** The copies before this one. */
    List<UUID> copiesBefore(UUID copy) {
        return ids("select copy_id from organisation_copy where copy_id < ? order by 1", copy);
    }

    void forget(UUID copy) {
        sql.sql("delete from organisation_copy where copy_id = ?").param(copy).update();
    }

    /** Those whose id follows, in the order of their ids. */
    List<DeletedOrganisation> deleted(UUID behind, int most) {
        return sql.sql("select * from deleted_organisations(?, ?)")
                .params(behind, most)
                .query((row, index) -> new DeletedOrganisation(
                        row.getObject("tenant_id", UUID.class),
                        row.getString("slug"),
                        row.getTimestamp("begun_at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("done_at")).map(Timestamp::toInstant)))
                .list();
    }

    /** Deletes some rows of the tenant of the transaction; 0 when none is left but its own. */
    int removeRows(int most) {
        return sql.sql("select remove_rows_of_tenant(?)")
                .param(most)
                .query(Integer.class)
                .single();
    }

    /** How many rows of the tenant of the transaction were deleted so far. */
    long removedRows() {
        return sql.sql(
                        "select removed_rows from deleted_tenant where tenant_id = current_setting('app.tenant_id')::uuid")
                .query(Long.class)
                .single();
    }

    /** Deletes the row of the tenant itself; false if there are rows again that a job has written. */
    boolean removeTenant(Instant now) {
        return sql.sql("select remove_tenant(?)")
                .param(Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    private List<UUID> ids(String statement, Object... parameters) {
        return sql.sql(statement)
                .params(parameters)
                .query((row, index) -> row.getObject(1, UUID.class))
                .list();
    }
}
