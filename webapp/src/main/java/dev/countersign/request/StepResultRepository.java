package dev.countersign.request;

import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Repository
class StepResultRepository {

    /** The result of an automated step for one revision of the request. */
    record StepResult(String step, int revision, JsonNode result, Instant at) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    StepResultRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Returns false if the step has a result for this revision already: a redelivered message changes nothing. What a step found that was undone and ran again
     * stands in the place of what it found before.
     *
     * @param at when the step ended
     */
    boolean add(TenantId tenant, RequestId request, int revision, String step, JsonNode result, Instant at) {
        return sql.sql("""
                        insert into request_step_result as before
                          (tenant_id, request_id, revision, step, result, recorded_at)
                        values (?, ?, ?, ?, ?::jsonb, ?)
                        on conflict (tenant_id, request_id, step, revision) do update
                          set result = excluded.result, recorded_at = excluded.recorded_at
                          where exists (select from request_step_undone undone
                            where undone.tenant_id = before.tenant_id and undone.request_id = before.request_id
                              and undone.step = before.step and undone.revision = before.revision
                              and undone.recorded_at >= before.recorded_at
                              and undone.recorded_at < excluded.recorded_at)
                        """)
                        .params(
                                tenant.value(),
                                request.value(),
                                revision,
                                step,
                                JSON.writeValueAsString(result),
                                Timestamp.from(at))
                        .update()
                == 1;
    }

    /** By revision, and in the order of arrival. */
    List<StepResult> of(RequestId request) {
        return sql.sql("""
                        select step, revision, result, recorded_at from request_step_result
                        where request_id = ? order by revision, recorded_at, step
                        """)
                .param(request.value())
                .query(StepResultRepository::result)
                .list();
    }

    private static StepResult result(ResultSet row, int index) throws SQLException {
        return new StepResult(
                row.getString("step"),
                row.getInt("revision"),
                JSON.readTree(row.getString("result")),
                row.getTimestamp("recorded_at").toInstant());
    }
}
