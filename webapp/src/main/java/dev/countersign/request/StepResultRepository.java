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

    /** Returns false if the step has a result for this revision already: a redelivered message changes nothing. */
    boolean add(TenantId tenant, RequestId request, int revision, String step, JsonNode result, Instant now) {
        return sql.sql("""
                        insert into request_step_result (tenant_id, request_id, revision, step, result, recorded_at)
                        values (?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing
                        """)
                        .params(
                                tenant.value(),
                                request.value(),
                                revision,
                                step,
                                JSON.writeValueAsString(result),
                                Timestamp.from(now))
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
