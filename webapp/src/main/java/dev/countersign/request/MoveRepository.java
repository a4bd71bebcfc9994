package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** That requests were moved to other versions of their templates. */
@Repository
class MoveRepository {

    /**
     * One move.
     *
     * @param number 1 for the first time
     * @param version the number of the version that the request has had since
     * @param steps the steps that have another key since: the key before, and the key since
     */
    record Row(
            int number,
            TemplateVersionId from,
            int version,
            Map<String, String> steps,
            PersonId by,
            String reason,
            Instant at) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    MoveRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Oldest first. */
    List<Row> of(RequestId request) {
        return sql.sql("""
                        select m.number, m.from_version, v.version, m.steps, m.moved_by, m.reason, m.moved_at
                        from request_move m
                          join template_version v on v.tenant_id = m.tenant_id and v.template_version_id = m.to_version
                        where m.request_id = ? order by m.number
                        """).param(request.value()).query(MoveRepository::row).list();
    }

    /** The move of this number. */
    Optional<Row> find(RequestId request, int number) {
        return of(request).stream().filter(row -> row.number() == number).findFirst();
    }

    /** From now on the request has another version of its template, and needs another execution. */
    void move(TenantId tenant, FiledRequest request, Moving.Order order, Instant now) {
        int number = request.moves() + 1;
        sql.sql("""
                        insert into request_move (tenant_id, request_id, number, from_version, to_version, steps, moved_by, reason,
                          moved_at)
                        values (:tenant, :request, :number, :from, :to, :steps::jsonb, :by, :reason, :now)
                        """)
                .param("tenant", tenant.value())
                .param("request", request.id().value())
                .param("number", number)
                .param("from", request.template().value())
                .param("to", order.to().value())
                .param("steps", JSON.writeValueAsString(order.steps()))
                .param("by", order.by().value())
                .param("reason", order.reason())
                .param("now", Timestamp.from(now))
                .update();
        sql.sql("""
                        update request set template_version_id = :to, moves = :number, redrives = 0, run_revision = revision,
                          run_since = null, changed_at = greatest(changed_at, :now)
                        where request_id = :request
                        """)
                .param("to", order.to().value())
                .param("number", number)
                .param("now", Timestamp.from(now))
                .param("request", request.id().value())
                .update();
        order.steps().forEach((before, since) -> rename(request.id(), before, since));
    }

    private void rename(RequestId request, String before, String since) {
        sql.sql("update request_step_result set step = ? where request_id = ? and step = ?")
                .params(since, request.value(), before)
                .update();
    }

    /** The execution runs that the request has got by its latest move. Returns false if that was known. */
    boolean runs(RequestId request, Instant now) {
        return sql.sql("update request set run_since = ? where request_id = ? and moves > 0 and run_since is null")
                        .params(Timestamp.from(now), request.value())
                        .update()
                == 1;
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        Map<String, String> steps = new HashMap<>();
        JSON.readTree(row.getString("steps"))
                .properties()
                .forEach(step -> steps.put(step.getKey(), step.getValue().stringValue()));
        return new Row(
                row.getInt("number"),
                new TemplateVersionId(row.getObject("from_version", UUID.class)),
                row.getInt("version"),
                steps,
                new PersonId(row.getObject("moved_by", UUID.class)),
                row.getString("reason"),
                row.getTimestamp("moved_at").toInstant());
    }
}
