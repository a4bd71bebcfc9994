package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DecisionRepository {

    /** @param repeats the earlier decision of the same person that counts here, too, as the template says */
    record Row(
            DecisionId id,
            ApprovalId approval,
            AssignmentId assignment,
            PersonId person,
            Verdict verdict,
            @Nullable String comment,
            int revision,
            UUID idempotency,
            Instant decidedAt,
            Instant undoUntil,
            Optional<Instant> undoneAt,
            Optional<DecisionId> repeats) {}

    private static final String ROW = """
            select decision_id, approval_id, assignment_id, person_id, verdict, comment, revision, idempotency, decided_at,
              undo_until, undone_at, repeats
            from decision
            """;

    private final JdbcClient sql;

    DecisionRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(TenantId tenant, Row row, Channel channel) {
        sql.sql("""
                        insert into decision (tenant_id, decision_id, approval_id, assignment_id, person_id, verdict, comment,
                          revision, idempotency, decided_at, undo_until, repeats, channel)
                        values (:tenant, :id, :approval, :assignment, :person, :verdict, :comment,
                          :revision, :idempotency, :decided, :undo, :repeats, :channel)
                        """)
                .param("tenant", tenant.value())
                .param("id", row.id().value())
                .param("approval", row.approval().value())
                .param("assignment", row.assignment().value())
                .param("person", row.person().value())
                .param("verdict", row.verdict().name())
                .param("comment", row.comment())
                .param("revision", row.revision())
                .param("idempotency", row.idempotency())
                .param("decided", Timestamp.from(row.decidedAt()))
                .param("undo", Timestamp.from(row.undoUntil()))
                .param("repeats", row.repeats().map(DecisionId::value).orElse(null))
                .param("channel", channel.name())
                .update();
    }

    Optional<Row> find(DecisionId id, PersonId person) {
        return one("where decision_id = ? and person_id = ?", id.value(), person.value());
    }

    Optional<Row> repeated(PersonId person, UUID idempotency) {
        return one("where person_id = ? and idempotency = ?", person.value(), idempotency);
    }

    private Optional<Row> one(String where, Object... parameters) {
        return sql.sql(ROW + where)
                .params(parameters)
                .query(DecisionRepository::row)
                .optional();
    }

    /** The decisions that were not undone, oldest first. */
    List<Row> standing(ApprovalId approval) {
        return sql.sql(ROW + "where approval_id = ? and undone_at is null order by decision_id")
                .param(approval.value())
                .query(DecisionRepository::row)
                .list();
    }

    List<Row> standingOf(RequestId request) {
        return standingOf(List.of(request));
    }

    /** Those of all of these requests. */
    List<Row> standingOf(Collection<RequestId> requests) {
        return sql.sql(ROW + """
                        where undone_at is null and approval_id in (select approval_id from approval where request_id = any (?))
                        order by decision_id
                        """)
                .param(requests.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(DecisionRepository::row)
                .list();
    }

    /**
     * Who denied the step that the newest revision ended with, in the order of their decisions. Nobody if something came after it: one branch of a
     * parallel step can be denied while another decides.
     */
    List<PersonId> deniersOf(RequestId request) {
        return sql.sql("""
                        select decision.person_id from decision join approval using (tenant_id, approval_id)
                        where approval.request_id = ? and approval.outcome = 'DENIED' and decision.verdict = 'DENY'
                        and decision.undone_at is null
                        and approval.revision = (select revision from request r where r.request_id = approval.request_id)
                        and not exists (select from approval later where later.request_id = approval.request_id
                          and (later.opened_at > approval.closed_at
                            or (later.outcome = 'APPROVED' and later.closed_at > approval.closed_at)))
                        and not exists (select from request_step_result later where later.request_id = approval.request_id
                          and later.recorded_at > approval.closed_at)
                        order by decision.decision_id
                        """)
                .param(request.value())
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** What people have asked to change since this revision, oldest first. */
    List<RevisionNews.Wish> wishes(RequestId request, int since) {
        return sql.sql("""
                        select decision.person_id, decision.comment, decision.decided_at
                        from decision join approval using (tenant_id, approval_id)
                        where approval.request_id = ? and approval.revision >= ? and approval.outcome = 'CHANGES_REQUESTED'
                          and decision.verdict = 'REQUEST_CHANGES' and decision.undone_at is null
                        order by decision.decision_id
                        """)
                .params(request.value(), since)
                .query((row, _) -> new RevisionNews.Wish(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Objects.requireNonNullElse(row.getString("comment"), ""),
                        row.getTimestamp("decided_at").toInstant()))
                .list();
    }

    /** Those whose approvals of the present revision count, in the order of their decisions, each with what they wrote at last. */
    List<Approved> approvedBy(RequestId request, int most) {
        return sql.sql("""
                        select person_id, owner, comment from (
                          select distinct on (d.person_id, s.stands_for) d.person_id, nullif(s.stands_for, s.person_id) as owner,
                            coalesce(d.comment, first.comment) as comment, d.decision_id
                          from request r
                            join approval a on a.tenant_id = r.tenant_id and a.request_id = r.request_id and a.revision = r.revision
                            join decision d on d.tenant_id = a.tenant_id and d.approval_id = a.approval_id
                            join assignment s on s.tenant_id = d.tenant_id and s.assignment_id = d.assignment_id
                            left join decision first on first.tenant_id = d.tenant_id and first.decision_id = d.repeats
                          where r.request_id = ? and a.outcome = 'APPROVED' and d.verdict = 'APPROVE' and d.undone_at is null
                          order by d.person_id, s.stands_for, coalesce(d.comment, first.comment) is null, d.decision_id desc) approved
                        order by decision_id limit ?
                        """)
                .params(request.value(), most)
                .query((row, _) -> new Approved(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        Optional.ofNullable(row.getObject("owner", UUID.class)).map(PersonId::new),
                        Optional.ofNullable(row.getString("comment")).orElse("")))
                .list();
    }

    /** From now on it cannot be undone. */
    void release(DecisionId id, Instant now) {
        sql.sql("update decision set undo_until = least(undo_until, ?) where decision_id = ?")
                .params(Timestamp.from(now), id.value())
                .update();
    }

    void undo(DecisionId id, Instant now) {
        sql.sql("update decision set undone_at = ? where decision_id = ?")
                .params(Timestamp.from(now), id.value())
                .update();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                new DecisionId(row.getObject("decision_id", UUID.class)),
                new ApprovalId(row.getObject("approval_id", UUID.class)),
                new AssignmentId(row.getObject("assignment_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("comment"),
                row.getInt("revision"),
                row.getObject("idempotency", UUID.class),
                row.getTimestamp("decided_at").toInstant(),
                row.getTimestamp("undo_until").toInstant(),
                Optional.ofNullable(row.getTimestamp("undone_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getObject("repeats", UUID.class)).map(DecisionId::new));
    }
}
