package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of approvals besides being decided: what people did with them, and who took the place of whoever is away. */
@Repository
class ActRepository {

    /**
     * One of them.
     *
     * @param by who did it; whose place it is, if somebody took it because of an absence; who has left or joined a group
     * @param passed from whom to whom the approval was passed; empty for everything else
     * @param covered who decides in the place of somebody who is away, or that they are back; empty for everything else
     * @param extended how its due date was moved; empty for everything else
     */
    record Row(
            UUID id,
            ApprovalId approval,
            String step,
            int revision,
            int visit,
            Kind kind,
            PersonId by,
            Optional<Passed> passed,
            Optional<Covered> covered,
            Optional<Extended> extended,
            @Nullable String note,
            Instant at) {

        /** One about nobody but this person. */
        static Row of(Kind kind, UUID id, ApprovalRow approval, PersonId by, Instant at) {
            return new Row(
                    id,
                    approval.id(),
                    approval.step(),
                    approval.revision(),
                    approval.visit(),
                    kind,
                    by,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    null,
                    at);
        }

        static Row extended(UUID id, ApprovalRow approval, PersonId by, Extended moved, String reason, Instant at) {
            return new Row(
                    id,
                    approval.id(),
                    approval.step(),
                    approval.revision(),
                    approval.visit(),
                    Kind.EXTENDED,
                    by,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(moved),
                    reason,
                    at);
        }
    }

    enum Kind {
        PASSED,
        COVERED,
        NUDGED,
        EXTENDED,
        /** Somebody is in none of the groups any more for which they are asked, and may not decide. */
        LEFT,
        /** The same of somebody who has left the organisation. It is stored as {@link #LEFT}. */
        GONE,
        /** Somebody has left some of the groups for which they are asked, and decides for the others. */
        LEFT_SOME,
        /** Somebody who had left is back. */
        REJOINED
    }

    record Passed(PersonId from, PersonId to) {}

    /**
     * Who decides from then on.
     *
     * @param to the person whose place it is, if they are back
     * @param until the last day of the absence
     */
    record Covered(PersonId from, PersonId to, Optional<LocalDate> until) {}

    /** The due date of before and of now. */
    record Extended(Instant before, Instant due) {}

    private static final String ROW = """
            select c.act_id, c.approval_id, a.step, a.revision, a.visit, c.person_id, c.from_id, c.to_id, c.note, c.acted_at,
              case when c.kind = 'LEFT' and exists (select from person p where p.tenant_id = c.tenant_id and p.person_id = c.person_id
                and not p.active and p.left_at <= c.acted_at) then 'GONE' else c.kind end as kind, c.until, c.due_before, c.due_after
            from approval a join approval_act c on c.tenant_id = a.tenant_id and c.approval_id = a.approval_id
            """;

    private final JdbcClient sql;

    ActRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(TenantId tenant, Row row) {
        sql.sql("""
                        insert into approval_act (tenant_id, act_id, approval_id, kind, person_id, from_id, to_id, note, acted_at, until, due_before, due_after)
                        values (:tenant, :id, :approval, :kind, :person, :from, :to, :note, :at, :until, :before, :due)
                        """)
                .param("tenant", tenant.value())
                .param("id", row.id())
                .param("approval", row.approval().value())
                .param("kind", row.kind().name())
                .param("person", row.by().value())
                .param(
                        "from",
                        row.passed()
                                .map(Passed::from)
                                .or(() -> row.covered().map(Covered::from))
                                .map(PersonId::value)
                                .orElse(null))
                .param(
                        "to",
                        row.passed()
                                .map(Passed::to)
                                .or(() -> row.covered().map(Covered::to))
                                .map(PersonId::value)
                                .orElse(null))
                .param("note", row.note())
                .param("at", Timestamp.from(row.at()))
                .param(
                        "before",
                        row.extended()
                                .map(Extended::before)
                                .map(Timestamp::from)
                                .orElse(null))
                .param(
                        "due",
                        row.extended().map(Extended::due).map(Timestamp::from).orElse(null))
                .param("until", row.covered().flatMap(Covered::until).orElse(null))
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
        return sql.sql(
                        ROW
                                + "where a.approval_id = ? and c.from_id = ? and c.kind = 'PASSED' order by c.act_id desc limit 1")
                .params(approval.value(), person.value())
                .query(ActRepository::row)
                .optional();
    }

    /** Whether the last that is known of this person as a member is that they have left. */
    boolean hasLeft(ApprovalId approval, PersonId person) {
        return sql.sql(
                        ROW
                                + "where a.approval_id = ? and c.person_id = ? and c.kind in ('LEFT', 'REJOINED') order by c.act_id desc limit 1")
                .params(approval.value(), person.value())
                .query(ActRepository::row)
                .optional()
                .filter(row -> row.kind() == Kind.LEFT || row.kind() == Kind.GONE)
                .isPresent();
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
        Optional<Passed> passed = from == null || to == null
                ? Optional.empty()
                : Optional.of(new Passed(new PersonId(from), new PersonId(to)));
        Kind kind = Kind.valueOf(row.getString("kind"));
        boolean covers = kind == Kind.COVERED;
        Optional<LocalDate> until = Optional.ofNullable(row.getObject("until", LocalDate.class));
        return new Row(
                row.getObject("act_id", UUID.class),
                new ApprovalId(row.getObject("approval_id", UUID.class)),
                row.getString("step"),
                row.getInt("revision"),
                row.getInt("visit"),
                kind,
                new PersonId(row.getObject("person_id", UUID.class)),
                passed.filter(_ -> !covers),
                passed.filter(_ -> covers).map(one -> new Covered(one.from(), one.to(), until)),
                extended(row),
                row.getString("note"),
                row.getTimestamp("acted_at").toInstant());
    }

    private static Optional<Extended> extended(ResultSet row) throws SQLException {
        Timestamp before = row.getTimestamp("due_before");
        Timestamp due = row.getTimestamp("due_after");
        return before == null || due == null
                ? Optional.empty()
                : Optional.of(new Extended(before.toInstant(), due.toInstant()));
    }
}
