package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RetryRepository {

    /**
     * That a failed request was retried.
     *
     * @param number 1 for the first time
     * @param failure why it had failed
     */
    record Row(
            int number,
            PersonId by,
            String reason,
            Instant at,
            @Nullable String failure,
            Instant failedAt) {}

    private final JdbcClient sql;

    RetryRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(TenantId tenant, RequestId request, Row row) {
        sql.sql("""
                        insert into request_retry (tenant_id, request_id, number, retried_by, reason, retried_at, failure, failed_at)
                        values (:tenant, :request, :number, :by, :reason, :at, :failure, :failed)
                        """)
                .param("tenant", tenant.value())
                .param("request", request.value())
                .param("number", row.number())
                .param("by", row.by().value())
                .param("reason", row.reason())
                .param("at", Timestamp.from(row.at()))
                .param("failure", row.failure())
                .param("failed", Timestamp.from(row.failedAt()))
                .update();
    }

    /** Oldest first. */
    List<Row> of(RequestId request) {
        return sql.sql("""
                        select number, retried_by, reason, retried_at, failure, failed_at from request_retry
                        where request_id = ? order by number
                        """).param(request.value()).query(RetryRepository::row).list();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                row.getInt("number"),
                new PersonId(row.getObject("retried_by", UUID.class)),
                row.getString("reason"),
                row.getTimestamp("retried_at").toInstant(),
                row.getString("failure"),
                row.getTimestamp("failed_at").toInstant());
    }
}
