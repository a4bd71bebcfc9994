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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AssignmentRepository {

    /** @param inPlaceOf whom this person stands in for, where that one may not decide */
    record Row(
            AssignmentId id,
            ApprovalId approval,
            PersonId person,
            Reason why,
            Status status,
            Optional<PersonId> inPlaceOf) {}

    enum Status {
        OPEN,
        DECIDED,
        VOID,
        /** Not theirs to decide for now; see {@link Separation}. */
        SUSPENDED
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String ROW =
            "select assignment_id, approval_id, person_id, reason, status, in_place_of from assignment ";

    private final JdbcClient sql;

    AssignmentRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(TenantId tenant, AssignmentId id, ApprovalId approval, Asked asked, Instant due, Instant now) {
        sql.sql("""
                        insert into assignment (tenant_id, assignment_id, approval_id, person_id, reason, status, due_at,
                          assigned_at, in_place_of)
                        values (:tenant, :id, :approval, :person, :reason::jsonb, 'OPEN', :due, :now, :inPlaceOf)
                        """)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("approval", approval.value())
                .param("person", asked.person().value())
                .param("reason", JSON.writeValueAsString(asked.why()))
                .param("inPlaceOf", asked.inPlaceOf().map(PersonId::value).orElse(null))
                .param("due", Timestamp.from(due))
                .param("now", Timestamp.from(now))
                .update();
    }

    List<Row> of(ApprovalId approval) {
        return sql.sql(ROW + "where approval_id = ? order by assignment_id")
                .param(approval.value())
                .query(AssignmentRepository::row)
                .list();
    }

    /** Who has not answered yet. */
    List<PersonId> open(ApprovalId approval) {
        return of(approval).stream()
                .filter(assignment -> assignment.status() == Status.OPEN)
                .map(Row::person)
                .toList();
    }

    List<Row> ofRequest(RequestId request) {
        return sql.sql(ROW + """
                        where approval_id in (select approval_id from approval where request_id = ?)
                        order by assignment_id
                        """)
                .param(request.value())
                .query(AssignmentRepository::row)
                .list();
    }

    void mark(AssignmentId id, Status status) {
        sql.sql("update assignment set status = ? where assignment_id = ?")
                .params(status.name(), id.value())
                .update();
    }

    /** Whoever has not answered need not. */
    void callOffOpen(ApprovalId approval) {
        sql.sql("update assignment set status = 'VOID' where approval_id = ? and status = 'OPEN'")
                .param(approval.value())
                .update();
    }

    void reopenCalledOff(ApprovalId approval) {
        sql.sql("update assignment set status = 'OPEN' where approval_id = ? and status = 'VOID'")
                .param(approval.value())
                .update();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                new AssignmentId(row.getObject("assignment_id", UUID.class)),
                new ApprovalId(row.getObject("approval_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                JSON.readValue(row.getString("reason"), Reason.class),
                Status.valueOf(row.getString("status")),
                Optional.ofNullable(row.getObject("in_place_of", UUID.class)).map(PersonId::new));
    }
}
