package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RetryRepository {

    /**
     * That a failed request was retried, or went on without the step that failed.
     *
     * @param number 1 for the first time
     * @param failure why it had failed
     * @param skip what was skipped; empty if the step was tried again
     */
    record Row(
            int number,
            PersonId by,
            String reason,
            Instant at,
            @Nullable String failure,
            Instant failedAt,
            Optional<Skip> skip) {}

    /**
     * A step that was skipped.
     *
     * @param move the number of the execution that goes on without it
     */
    record Skip(String step, int move) {}

    private final JdbcClient sql;

    RetryRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(TenantId tenant, RequestId request, Row row) {
        sql.sql("""
                        insert into request_retry (tenant_id, request_id, number, retried_by, reason, retried_at, failure, failed_at,
                          skipped_step, move_number)
                        values (:tenant, :request, :number, :by, :reason, :at, :failure, :failed, :skipped, :move)
                        """)
                .param("tenant", tenant.value())
                .param("request", request.value())
                .param("number", row.number())
                .param("by", row.by().value())
                .param("reason", row.reason())
                .param("at", Timestamp.from(row.at()))
                .param("failure", row.failure())
                .param("failed", Timestamp.from(row.failedAt()))
                .param("skipped", row.skip().map(Skip::step).orElse(null))
                .param("move", row.skip().map(Skip::move).orElse(null))
                .update();
    }

    /** The step without which the execution of this number goes on. */
    Optional<String> skipped(RequestId request, int move) {
        return sql.sql("select skipped_step from request_retry where request_id = ? and move_number = ?")
                .params(request.value(), move)
                .query(String.class)
                .optional();
    }

    /** Whether the request failed at this time, and went on later. */
    boolean hadFailedAt(RequestId request, Instant at) {
        return sql.sql("select exists (select from request_retry where request_id = ? and failed_at = ?)")
                .params(request.value(), Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    /** Oldest first. */
    List<Row> of(RequestId request) {
        return sql.sql("""
                        select number, retried_by, reason, retried_at, failure, failed_at, skipped_step, move_number from request_retry
                        where request_id = ? order by number
                        """).param(request.value()).query(RetryRepository::row).list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        String skipped = row.getString("skipped_step");
        int move = row.getInt("move_number");
        return new Row(
                row.getInt("number"),
                new PersonId(row.getObject("retried_by", UUID.class)),
                row.getString("reason"),
                row.getTimestamp("retried_at").toInstant(),
                row.getString("failure"),
                row.getTimestamp("failed_at").toInstant(),
                Optional.ofNullable(skipped).map(step -> new Skip(step, move)));
    }
}
