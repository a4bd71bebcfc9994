package dev.countersign.request;

import dev.countersign.execution.StepUndone;
import dev.countersign.text.StorableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was undone of a request that did not come through. */
@Repository
class UndoneRepository {

    /**
     * That a step was undone.
     *
     * @param failure why it could not be undone
     * @param finished when it had finished before; empty if it never had, and also for what a former release recorded
     */
    record Row(String step, int revision, Optional<String> failure, Instant at, Optional<Instant> finished) {}

    private final JdbcClient sql;

    UndoneRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Returns false if this was recorded before: a redelivered message changes nothing. */
    boolean add(StepUndone undone) {
        return sql.sql("""
                        insert into request_step_undone
                          (tenant_id, request_id, moves, revision, step, retries, failure, recorded_at, finished_at)
                        values (:tenant, :request, :moves, :revision, :step, :retries, :failure, :now,
                          (select result.recorded_at from request_step_result result where result.tenant_id = :tenant
                            and result.request_id = :request and result.step = :step and result.revision = :revision
                            and result.recorded_at <= :now))
                        on conflict do nothing
                        """)
                        .param("tenant", undone.tenant().value())
                        .param("request", undone.request())
                        .param("moves", undone.moves())
                        .param("revision", undone.revision())
                        .param("step", undone.step())
                        .param("retries", undone.retries())
                        .param(
                                "failure",
                                undone.failure()
                                        .map(FailureWords::of)
                                        .map(StorableText::of)
                                        .orElse(null))
                        .param("now", Timestamp.from(undone.at()))
                        .update()
                == 1;
    }

    /** In the order of arrival. */
    List<Row> of(RequestId request) {
        return sql.sql("""
                        select step, revision, failure, recorded_at, finished_at from request_step_undone
                        where request_id = ? order by recorded_at, moves, retries, step
                        """).param(request.value()).query(UndoneRepository::row).list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getString("step"),
                row.getInt("revision"),
                Optional.ofNullable(row.getString("failure")),
                row.getTimestamp("recorded_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant));
    }
}
