package dev.countersign.moving;

import dev.countersign.approval.MoveFit;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Batches of requests that are moved, and the requests that could be. */
@Repository
class BatchRepository {

    /** A batch without its counts. */
    record Batch(
            UUID id,
            TemplateVersionId from,
            TemplateVersionId to,
            Map<String, String> steps,
            String reason,
            PersonId by,
            Instant at,
            Optional<Instant> ended) {}

    /** A request of a batch. */
    record Item(RequestId request, String status, Optional<MoveFit.Stays> refusal) {}

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient sql;

    BatchRepository(JdbcClient sql) {
        this.sql = sql;
    }

    boolean isRunning(TemplateVersionId version) {
        return sql.sql("select exists (select from request where template_version_id = ? and closed_at is null)")
                .param(version.value())
                .query(Boolean.class)
                .single();
    }

    /** How many requests run each version of the template that has some, by its number. At most {@code most} index entries are read for each. */
    Map<Integer, Integer> running(String template, int most) {
        Map<Integer, Integer> counts = new TreeMap<>();
        sql.sql("""
                        select v.version, few.running
                        from template t join template_version v using (tenant_id, template_id)
                          cross join lateral (
                            select count(*) as running from (
                              select from request r
                              where r.tenant_id = v.tenant_id and r.template_version_id = v.template_version_id and r.closed_at is null
                              limit ?) r) few
                        where t.key = ? and few.running > 0
                        """).params(most, template).query(row -> {
            counts.put(row.getInt("version"), row.getInt("running"));
        });
        return counts;
    }

    /** Newest first. */
    List<RequestId> running(TemplateVersionId version, Optional<RequestId> after, int limit) {
        return sql.sql("""
                        select request_id from request
                        where template_version_id = ? and closed_at is null and request_id < ? order by request_id desc limit ?
                        """)
                .params(version.value(), after.map(RequestId::value).orElse(LAST), limit)
                .query((row, index) -> new RequestId(row.getObject(1, UUID.class)))
                .list();
    }

    void insert(TenantId tenant, Batch batch) {
        sql.sql("""
                        insert into move_batch (tenant_id, batch_id, from_version, to_version, steps, reason, started_by, started_at)
                        values (:tenant, :id, :from, :to, :steps::jsonb, :reason, :by, :at)
                        """)
                .param("tenant", tenant.value())
                .param("id", batch.id())
                .param("from", batch.from().value())
                .param("to", batch.to().value())
                .param("steps", JSON.writeValueAsString(batch.steps()))
                .param("reason", batch.reason())
                .param("by", batch.by().value())
                .param("at", Timestamp.from(batch.at()))
                .update();
    }

    /** All requests that run the version. Returns how many. */
    int addAll(Batch batch) {
        return sql.sql("""
                        insert into move_item (tenant_id, batch_id, request_id)
                        select tenant_id, ?, request_id from request where template_version_id = ? and closed_at is null
                        """).params(batch.id(), batch.from().value()).update();
    }

    /** Those of these requests that run the version. Returns how many. */
    int add(Batch batch, Collection<RequestId> requests) {
        return sql.sql("""
                        insert into move_item (tenant_id, batch_id, request_id)
                        select tenant_id, ?, request_id from request
                        where template_version_id = ? and closed_at is null and request_id = any (?)
                        """)
                .params(
                        batch.id(),
                        batch.from().value(),
                        requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .update();
    }

    Optional<Batch> find(UUID id) {
        return sql.sql("""
                        select batch_id, from_version, to_version, steps, reason, started_by, started_at, ended_at
                        from move_batch where batch_id = ?
                        """).param(id).query(BatchRepository::batch).optional();
    }

    /** The latest batches between versions of this template, newest first. */
    List<Batch> latest(String template, int limit) {
        return sql.sql("""
                        select b.batch_id, b.from_version, b.to_version, b.steps, b.reason, b.started_by, b.started_at, b.ended_at
                        from template t join template_version v using (tenant_id, template_id)
                          join move_batch b on b.tenant_id = v.tenant_id and b.from_version = v.template_version_id
                        where t.key = ? order by b.batch_id desc limit ?
                        """)
                .params(template, limit)
                .query(BatchRepository::batch)
                .list();
    }

    /** How many requests of the batch have each status. */
    Map<String, Integer> counts(UUID batch) {
        Map<String, Integer> counts = new HashMap<>();
        sql.sql("select status, count(*) as number from move_item where batch_id = ? group by status")
                .param(batch)
                .query(row -> {
                    counts.put(row.getString("status"), row.getInt("number"));
                });
        return counts;
    }

    List<RequestId> waiting(UUID batch, int limit) {
        return sql.sql("""
                        select request_id from move_item where batch_id = ? and status = 'WAITING' order by request_id limit ?
                        """)
                .params(batch, limit)
                .query((row, index) -> new RequestId(row.getObject(1, UUID.class)))
                .list();
    }

    boolean isWaiting(UUID batch, RequestId request) {
        return sql.sql("""
                        select exists (select from move_item where batch_id = ? and request_id = ? and status = 'WAITING')
                        """).params(batch, request.value()).query(Boolean.class).single();
    }

    /** @param stays why the request was not moved; null if it was */
    void done(UUID batch, RequestId request, MoveFit.@Nullable Stays stays, Instant now) {
        sql.sql("""
                        update move_item set status = :status, refusal = :refusal::jsonb, done_at = :now
                        where batch_id = :batch and request_id = :request and status = 'WAITING'
                        """)
                .param("status", stays == null ? "MOVED" : "REFUSED")
                .param("refusal", stays == null ? null : written(stays))
                .param("now", Timestamp.from(now))
                .param("batch", batch)
                .param("request", request.value())
                .update();
    }

    void end(UUID batch, Instant now) {
        sql.sql("update move_batch set ended_at = ? where batch_id = ? and ended_at is null")
                .params(Timestamp.from(now), batch)
                .update();
    }

    /** Those that stayed first, then those that wait, then those that were moved. */
    List<Item> items(UUID batch, Optional<MoveReport.Position> after, int limit) {
        return sql.sql("""
                        select request_id, status, refusal from move_item
                        where batch_id = :batch and (:status::text is null
                          or (case status when 'REFUSED' then 1 when 'WAITING' then 2 else 3 end, request_id)
                            > (case :status when 'REFUSED' then 1 when 'WAITING' then 2 else 3 end, :request::uuid))
                        order by case status when 'REFUSED' then 1 when 'WAITING' then 2 else 3 end, request_id limit :limit
                        """)
                .param("batch", batch)
                .param("status", after.map(MoveReport.Position::status).orElse(null))
                .param("request", after.map(one -> one.request().value()).orElse(null))
                .param("limit", limit)
                .query((row, index) -> new Item(
                        new RequestId(row.getObject("request_id", UUID.class)),
                        row.getString("status"),
                        Optional.ofNullable(row.getString("refusal")).map(BatchRepository::read)))
                .list();
    }

    private static String written(MoveFit.Stays stays) {
        ObjectNode json = JSON.createObjectNode();
        json.put("why", stays.why().name());
        json.put("subject", stays.subject().standard());
        ObjectNode others = json.putObject("translations");
        stays.subject().translations().forEach(others::put);
        return json.toString();
    }

    private static MoveFit.Stays read(String refusal) {
        JsonNode json = JSON.readTree(refusal);
        return new MoveFit.Stays(
                MoveFit.Why.valueOf(json.path("why").stringValue()),
                new Text(json.path("subject").stringValue(), map(json.path("translations"))));
    }

    private static Map<String, String> map(JsonNode json) {
        Map<String, String> map = new HashMap<>();
        json.properties()
                .forEach(member -> map.put(member.getKey(), member.getValue().stringValue()));
        return map;
    }

    private static Batch batch(ResultSet row, int index) throws SQLException {
        return new Batch(
                row.getObject("batch_id", UUID.class),
                new TemplateVersionId(row.getObject("from_version", UUID.class)),
                new TemplateVersionId(row.getObject("to_version", UUID.class)),
                map(JSON.readTree(row.getString("steps"))),
                row.getString("reason"),
                new PersonId(row.getObject("started_by", UUID.class)),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant));
    }
}
