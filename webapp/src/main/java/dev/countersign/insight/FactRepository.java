package dev.countersign.insight;

import dev.countersign.tenant.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What has been counted, and the figures that it adds up to. */
@Repository
class FactRepository {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    FactRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Until the transaction ends, only one process counts for this tenant. */
    void lock(TenantId tenant) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('insight' || ?, 0))")
                .param(tenant.toString())
                .query((row, index) -> index)
                .single();
    }

    List<Fact> of(Collection<UUID> requests) {
        return sql.sql("""
                        select request_id, kind, subject_id, month, template_key, step, outcome, mark, bucket, group_keys, requester_id,
                          department, person_id, seconds
                        from insight_fact where request_id = any (?)
                        """)
                .param(requests.toArray(UUID[]::new))
                .query((row, index) -> new Fact(
                        Objects.requireNonNull(row.getObject("request_id", UUID.class)),
                        Fact.Kind.valueOf(row.getString("kind")),
                        Objects.requireNonNull(row.getObject("subject_id", UUID.class)),
                        row.getDate("month").toLocalDate(),
                        row.getString("template_key"),
                        row.getString("step"),
                        row.getString("outcome"),
                        row.getInt("mark"),
                        row.getInt("bucket"),
                        List.of((String[]) row.getArray("group_keys").getArray()),
                        Objects.requireNonNull(row.getObject("requester_id", UUID.class)),
                        row.getString("department"),
                        row.getObject("person_id", UUID.class),
                        row.getLong("seconds")))
                .list();
    }

    void delete(Collection<Fact> facts) {
        sql.sql("""
                        delete from insight_fact f using jsonb_to_recordset(?::jsonb) as gone (request uuid, kind text, subject uuid)
                        where (f.request_id, f.kind, f.subject_id) = (gone.request, gone.kind, gone.subject)
                        """).param(JSON.writeValueAsString(facts)).update();
    }

    void insert(TenantId tenant, Collection<Fact> facts) {
        sql.sql("""
                        insert into insight_fact (tenant_id, request_id, kind, subject_id, month, template_key, step, outcome, mark, bucket,
                          group_keys, requester_id, department, person_id, seconds)
                        select ?, request, kind, subject, month, template, step, outcome, mark, bucket, groups, requester, department, person,
                          seconds
                        from jsonb_to_recordset(?::jsonb) as f (request uuid, kind text, subject uuid, month date, template text, step text,
                          outcome text, mark smallint, bucket smallint, groups text[], requester uuid, department text, person uuid,
                          seconds bigint)
                        """).params(tenant.value(), JSON.writeValueAsString(facts)).update();
    }

    /** Adds to the figures, each of which is named once. */
    void add(TenantId tenant, List<Figure> changes) {
        sql.sql("""
                        insert into insight_figure as f (tenant_id, kind, group_key, month, template_key, step, outcome, mark, bucket, department,
                          person_id, counted, seconds)
                        select ?, kind, "group", month, template, step, outcome, mark, bucket, department, person, counted, seconds
                        from jsonb_to_recordset(?::jsonb) as c (kind text, "group" text, month date, template text, step text, outcome text,
                          mark smallint, bucket smallint, department text, person uuid, counted bigint, seconds bigint)
                        on conflict (tenant_id, kind, group_key, month, template_key, step, outcome, mark, bucket, department, person_id)
                        do update set counted = f.counted + excluded.counted, seconds = f.seconds + excluded.seconds
                        """).params(tenant.value(), JSON.writeValueAsString(changes)).update();
    }

    /** The request that was counted last of those from before; empty if all of them are counted. */
    Optional<UUID> backlog() {
        return sql.sql("select behind from insight_backlog for update")
                .query((row, index) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .optional();
    }

    boolean hasBacklog() {
        return sql.sql("select exists (select from insight_backlog)")
                .query((row, index) -> row.getBoolean(1))
                .single();
    }

    void backlog(UUID behind) {
        sql.sql("update insight_backlog set behind = ?").param(behind).update();
    }

    void endBacklog() {
        sql.sql("delete from insight_backlog").update();
    }
}
