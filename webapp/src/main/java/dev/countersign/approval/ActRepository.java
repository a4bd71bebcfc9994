package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
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

/** What people did with approvals besides deciding them. */
@Repository
class ActRepository {

    /**
     * One of them.
     *
     * @param by who did it
     * @param passed from whom to whom the approval was passed; empty for a nudge
     */
    record Row(
            UUID id,
            ApprovalId approval,
            String step,
            int revision,
            int visit,
            PersonId by,
            Optional<Passed> passed,
            @Nullable String note,
            Instant at) {}

    record Passed(PersonId from, PersonId to) {}

    private static final String ROW = """
            select c.act_id, c.approval_id, a.step, a.revision, a.visit, c.person_id, c.from_id, c.to_id, c.note, c.acted_at
            from approval a join approval_act c on c.tenant_id = a.tenant_id and c.approval_id = a.approval_id
            """;

    private final JdbcClient sql;

    ActRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(TenantId tenant, Row row) {
        sql.sql("""
                        insert into approval_act (tenant_id, act_id, approval_id, kind, person_id, from_id, to_id, note, acted_at)
                        values (:tenant, :id, :approval, :kind, :person, :from, :to, :note, :at)
                        """)
                .param("tenant", tenant.value())
                .param("id", row.id())
                .param("approval", row.approval().value())
                .param("kind", row.passed().isPresent() ? "PASSED" : "NUDGED")
                .param("person", row.by().value())
                .param("from", row.passed().map(passed -> passed.from().value()).orElse(null))
                .param("to", row.passed().map(passed -> passed.to().value()).orElse(null))
                .param("note", row.note())
                .param("at", Timestamp.from(row.at()))
                .update();
    }

    /** Oldest first. */
    List<Row> ofRequest(RequestId request) {
        return sql.sql(ROW + "where a.request_id = ? order by c.act_id")
                .param(request.value())
                .query(ActRepository::row)
                .list();
    }

    /** How this person's part in the approval was last passed to somebody else; empty if it never was. */
    Optional<Row> lastPassedFrom(ApprovalId approval, PersonId person) {
        return sql.sql(ROW + "where a.approval_id = ? and c.from_id = ? order by c.act_id desc limit 1")
                .params(approval.value(), person.value())
                .query(ActRepository::row)
                .optional();
    }

    /** When the people asked were last nudged. */
    Optional<Instant> lastNudge(ApprovalId approval) {
        return sql.sql(ROW + "where a.approval_id = ? and c.kind = 'NUDGED' order by c.act_id desc limit 1")
                .param(approval.value())
                .query(ActRepository::row)
                .optional()
                .map(Row::at);
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        UUID from = row.getObject("from_id", UUID.class);
        UUID to = row.getObject("to_id", UUID.class);
        return new Row(
                row.getObject("act_id", UUID.class),
                new ApprovalId(row.getObject("approval_id", UUID.class)),
                row.getString("step"),
                row.getInt("revision"),
                row.getInt("visit"),
                new PersonId(row.getObject("person_id", UUID.class)),
                from == null || to == null
                        ? Optional.empty()
                        : Optional.of(new Passed(new PersonId(from), new PersonId(to))),
                row.getString("note"),
                row.getTimestamp("acted_at").toInstant());
    }
}
