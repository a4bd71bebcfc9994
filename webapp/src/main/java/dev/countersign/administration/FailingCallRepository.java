package dev.countersign.administration;

import dev.countersign.listing.Page;
import dev.countersign.listing.Range;
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

/** Calls that fail again and again. */
@Repository
class FailingCallRepository {

    /** A row, with when the scheduler repeats the call. */
    record Row(
            FailingCall.Id id,
            @Nullable UUID request,
            Instant since,
            Instant lastAt,
            int failures,
            FailureCause cause,
            Instant next) {}

    /** What belongs to calls that were cancelled meanwhile is not shown. */
    private static final String FROM = """
            from failing_call f join scheduled_tasks t on t.task_name = f.call and t.task_instance = f.instance
              and t.consecutive_failures > 0
            """;

    private final JdbcClient sql;

    FailingCallRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** What the data of a call names, which leads to a request. */
    record About(
            @Nullable UUID request,
            @Nullable UUID approval,
            @Nullable UUID notification) {}

    void failed(TenantId tenant, FailingCall.Id id, About about, int failures, FailureCause cause, Instant at) {
        sql.sql("""
                        insert into failing_call (tenant_id, call, instance, request_id, since, last_at, failures, cause)
                        values (:tenant, :call, :instance,
                          coalesce(:request::uuid,
                            (select request_id from approval where approval_id = :approval::uuid),
                            (select request_id from notification where notification_id = :notification::uuid)),
                          :at, :at, :failures, :cause)
                        on conflict (tenant_id, call, instance) do update
                        set last_at = excluded.last_at, failures = excluded.failures, cause = excluded.cause
                        """)
                .param("tenant", tenant.value())
                .param("call", id.call())
                .param("instance", id.instance())
                .param("request", about.request())
                .param("approval", about.approval())
                .param("notification", about.notification())
                .param("failures", failures)
                .param("cause", cause.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    void succeeded(FailingCall.Id id) {
        sql.sql("delete from failing_call where call = ? and instance = ?")
                .params(id.call(), id.instance())
                .update();
    }

    /** Ordered by what they do. */
    Page<Row> page(Range<FailingCall.Id> range) {
        String key = range.key().isPresent()
                ? "where (f.call, f.instance) " + range.comparisonAscending() + " (:call, :instance)"
                : "";
        String order = range.isBackward() ? "desc" : "asc";
        return Page.of(
                sql.sql("select f.*, t.execution_time " + FROM + """
                        %s order by f.call %s, f.instance %s limit :limit
                        """.formatted(key, order, order))
                        .param("limit", range.limit() + 1)
                        .param("call", range.key().map(FailingCall.Id::call).orElse(null))
                        .param(
                                "instance",
                                range.key().map(FailingCall.Id::instance).orElse(null))
                        .query(FailingCallRepository::row)
                        .list(),
                range);
    }

    /** Whether a call of this kind has failed so often, and still does. */
    boolean fails(String call, int often) {
        return sql.sql("select exists (select 1 " + FROM + " where f.call = ? and f.failures >= ?)")
                .params(call, often)
                .query(Boolean.class)
                .single();
    }

    int count(int most) {
        return sql.sql("select count(*) from (select 1 " + FROM + " limit ?) failing")
                .param(most)
                .query(Integer.class)
                .single();
    }

    /** Has the call made now. False if it is being made, or does not fail any more. */
    boolean now(FailingCall.Id id, Instant now) {
        return sql.sql("""
                        update scheduled_tasks t set execution_time = :now
                        where t.task_name = :call and t.task_instance = :instance and not t.picked
                          and exists (select from failing_call f where f.call = t.task_name and f.instance = t.task_instance)
                        """)
                        .param("now", Timestamp.from(now))
                        .param("call", id.call())
                        .param("instance", id.instance())
                        .update()
                > 0;
    }

    /** The same for all of the tenant, at most so many. Returns how many. */
    int allNow(Instant now, int most) {
        List<FailingCall.Id> ids = sql.sql("select f.call, f.instance " + FROM + " where not t.picked limit ?")
                .param(most)
                .query((row, index) -> new FailingCall.Id(row.getString("call"), row.getString("instance")))
                .list();
        return (int) ids.stream().filter(id -> now(id, now)).count();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                new FailingCall.Id(row.getString("call"), row.getString("instance")),
                row.getObject("request_id", UUID.class),
                row.getTimestamp("since").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                row.getInt("failures"),
                FailureCause.valueOf(row.getString("cause")),
                row.getTimestamp("execution_time").toInstant());
    }
}
