package dev.countersign.approval;

import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApprovalRepository {

    private static final String ROW = """
            select approval_id, request_id, revision, step, visit, status, outcome, opened_at, due_at, closed_at,
              answer_at, answering_at, answered_at
            from approval
            """;

    private final JdbcClient sql;

    ApprovalRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whether it is open, and nobody who is still here is asked. */
    boolean isLeftAlone(ApprovalId approval) {
        return sql.sql("""
                        select exists (select from approval a where a.approval_id = :approval and a.status = 'OPEN'
                          and not exists (select from assignment s join person p using (tenant_id, person_id)
                            where s.approval_id = a.approval_id and s.status = 'OPEN' and p.active))
                        """)
                .param("approval", approval.value())
                .query(Boolean.class)
                .single();
    }

    Optional<ApprovalRow> find(ApprovalId id) {
        return one("where approval_id = ?", id);
    }

    Optional<ApprovalRow> lock(ApprovalId id) {
        return one("where approval_id = ? for update", id);
    }

    private Optional<ApprovalRow> one(String where, ApprovalId id) {
        return sql.sql(ROW + where)
                .param(id.value())
                .query(ApprovalRepository::row)
                .optional();
    }

    List<ApprovalRow> ofRequest(RequestId request) {
        return sql.sql(ROW + "where request_id = ? order by approval_id")
                .param(request.value())
                .query(ApprovalRepository::row)
                .list();
    }

    List<ApprovalRow> findAll(Collection<ApprovalId> ids) {
        return sql.sql(ROW + "where approval_id = any (?)")
                .param(ids.stream().map(ApprovalId::value).toArray(UUID[]::new))
                .query(ApprovalRepository::row)
                .list();
    }

    List<ApprovalRow> ofRequests(Collection<RequestId> requests) {
        return sql.sql(ROW + "where request_id = any (?) order by approval_id")
                .param(requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(ApprovalRepository::row)
                .list();
    }

    void insert(TenantId tenant, ApprovalRow row, @Nullable SealedToken token) {
        sql.sql("""
                        insert into approval (tenant_id, approval_id, request_id, revision, step, visit, status, outcome,
                          task_token, opened_at, due_at, closed_at, answer_at)
                        values (:tenant, :id, :request, :revision, :step, :visit, :status, :outcome,
                          :token, :opened, :due, :closed, :answer)
                        """)
                .param("tenant", tenant.value())
                .param("id", row.id().value())
                .param("request", row.request().value())
                .param("revision", row.revision())
                .param("step", row.step())
                .param("visit", row.visit())
                .param("status", row.status().name())
                .param("outcome", row.outcome().map(Enum::name).orElse(null))
                .param("token", token == null ? null : token.ciphertext())
                .param("opened", Timestamp.from(row.openedAt()))
                .param("due", Timestamp.from(row.dueAt()))
                .param("closed", row.closedAt().map(Timestamp::from).orElse(null))
                .param("answer", row.answerAt().map(Timestamp::from).orElse(null))
                .update();
    }

    void settle(ApprovalId id, TaskAnswer.Outcome outcome, Instant now, Instant answerAt) {
        sql.sql(
                        "update approval set status = 'SETTLED', outcome = ?, closed_at = ?, answer_at = ? where approval_id = ?")
                .params(outcome.name(), Timestamp.from(now), Timestamp.from(answerAt), id.value())
                .update();
    }

    void due(ApprovalId id, Instant due) {
        sql.sql("update approval set due_at = ? where approval_id = ?")
                .params(Timestamp.from(due), id.value())
                .update();
    }

    /** Gives open ones the time since then, or since they were opened; by how much, by id. Those that were due before are not changed. */
    Map<String, Duration> giveBack(Instant since, Instant now) {
        Map<String, Duration> given = new HashMap<>();
        sql.sql("""
                        with late as (
                          select tenant_id, approval_id,
                            date_trunc('milliseconds', :now::timestamptz - greatest(opened_at, :since::timestamptz)) as held
                          from approval where closed_at is null and due_at > :since::timestamptz)
                        update approval a set due_at = a.due_at + late.held from late
                        where a.tenant_id = late.tenant_id and a.approval_id = late.approval_id
                        returning a.approval_id::text as id, (extract(epoch from late.held) * 1000)::bigint as millis
                        """)
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(since))
                .query((RowCallbackHandler)
                        row -> given.put(row.getString("id"), Duration.ofMillis(row.getLong("millis"))));
        return given;
    }

    void reopen(ApprovalId id) {
        sql.sql("""
                        update approval set status = 'OPEN', outcome = null, closed_at = null, answer_at = null
                        where approval_id = ?
                        """).param(id.value()).update();
    }

    /** The same for one that was called off. Its execution waits for another token. */
    void askAgain(ApprovalId id, SealedToken token) {
        reopen(id);
        sql.sql("update approval set task_token = ?, answering_at = null where approval_id = ?")
                .params(token.ciphertext(), id.value())
                .update();
    }

    /** From when on nobody has looked again who may decide by now; null if enough people are asked. */
    void tooFew(ApprovalId id, @Nullable Instant since) {
        sql.sql("update approval set too_few_since = ? where approval_id = ?")
                .params(Arrays.asList(since == null ? null : Timestamp.from(since), id.value()))
                .update();
    }

    /** The requests with an open approval for which too few people are asked: those first at which nobody has looked for longest. */
    List<RequestId> tooFew(int most) {
        return sql.sql("""
                        select request_id from approval where too_few_since is not null and status = 'OPEN'
                        group by request_id order by min(too_few_since), request_id limit ?
                        """)
                .param(most)
                .query((row, index) -> new RequestId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those of these requests that have such an approval. */
    Set<RequestId> tooFewOf(Collection<RequestId> requests) {
        return Set.copyOf(sql.sql("""
                        select distinct request_id from approval
                        where too_few_since is not null and status = 'OPEN' and request_id = any (?)
                        """)
                .param(requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .query((row, index) -> new RequestId(row.getObject(1, UUID.class)))
                .list());
    }

    /** The organisations with such an approval, in pages. Of all tenants. */
    List<TenantId> tenantsWithTooFew(Optional<TenantId> behind, int most) {
        return sql.sql("select tenants_with_too_few_approvers(?, ?)")
                .params(behind.map(TenantId::value).orElse(new UUID(0, 0)), most)
                .query((row, index) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }

    void answerAt(ApprovalId id, Instant when) {
        sql.sql("update approval set answer_at = ? where approval_id = ?")
                .params(Timestamp.from(when), id.value())
                .update();
    }

    /** From now on the execution waits with this token. */
    void token(ApprovalId id, SealedToken token) {
        sql.sql("update approval set task_token = ? where approval_id = ?")
                .params(token.ciphertext(), id.value())
                .update();
    }

    /** Those of the request's approvals that an execution waits for. */
    Set<ApprovalId> waitedFor(RequestId request) {
        return Set.copyOf(sql.sql("select approval_id from approval where request_id = ? and task_token is not null")
                .param(request.value())
                .query((row, index) -> new ApprovalId(row.getObject(1, UUID.class)))
                .list());
    }

    /** The execution of the request ends, and another one will ask again. */
    void forgetTokens(RequestId request) {
        sql.sql("update approval set task_token = null where request_id = ? and task_token is not null")
                .param(request.value())
                .update();
    }

    /** The step has another key from now on. */
    void rename(RequestId request, String before, String since) {
        sql.sql("update approval set step = ? where request_id = ? and step = ?")
                .params(since, request.value(), before)
                .update();
    }

    /** Makes the approval void, from now on and not since it was decided, and deletes its token. */
    void callOff(ApprovalId id, Instant now) {
        sql.sql("""
                        update approval set status = 'VOID', outcome = null, task_token = null, answer_at = null,
                          closed_at = ?
                        where approval_id = ?
                        """).params(Timestamp.from(now), id.value()).update();
    }

    /** Makes the approval void and keeps its token, with which the execution is told. */
    void withdraw(ApprovalId id, Instant now) {
        sql.sql("""
                        update approval set status = 'VOID', outcome = 'WITHDRAWN', answer_at = :now,
                          closed_at = coalesce(closed_at, :now)
                        where approval_id = :id
                        """).param("now", Timestamp.from(now)).param("id", id.value()).update();
    }

    void answering(ApprovalId id, Instant now) {
        sql.sql("update approval set answering_at = coalesce(answering_at, ?) where approval_id = ?")
                .params(Timestamp.from(now), id.value())
                .update();
    }

    /** @param superseded whether the execution had gone on without this answer; a withdrawal stays void in both cases */
    void answered(ApprovalId id, boolean superseded, Instant now) {
        sql.sql("""
                        update approval set answered_at = ?, task_token = null,
                          status = case when status = 'VOID' then 'VOID' else ? end
                        where approval_id = ?
                        """)
                .params(Timestamp.from(now), superseded ? "SUPERSEDED" : "ANSWERED", id.value())
                .update();
    }

    /** The execution did not accept the answer and asks again. */
    void owesAgain(ApprovalId id, SealedToken token, Instant now) {
        sql.sql("""
                        update approval set answered_at = null, answering_at = :now, answer_at = :now, task_token = :token,
                          status = case when status = 'VOID' then 'VOID' else 'SETTLED' end
                        where approval_id = :id
                        """)
                .param("now", Timestamp.from(now))
                .param("token", token.ciphertext())
                .param("id", id.value())
                .update();
    }

    private static ApprovalRow row(ResultSet row, int index) throws SQLException {
        return new ApprovalRow(
                new ApprovalId(row.getObject("approval_id", UUID.class)),
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getInt("revision"),
                row.getString("step"),
                row.getInt("visit"),
                ApprovalRow.Status.valueOf(row.getString("status")),
                Optional.ofNullable(row.getString("outcome")).map(TaskAnswer.Outcome::valueOf),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                instant(row, "closed_at"),
                instant(row, "answer_at"),
                instant(row, "answering_at"),
                instant(row, "answered_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
