package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.RequestId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits for somebody and can be given to another person. */
@Repository
class OpenAssignmentRepository {

    private final JdbcClient sql;

    OpenAssignmentRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** An open assignment, with the name of its person. */
    record Open(ApprovalId approval, String step, PersonName person) {}

    /**
     * The open assignments of the request, without those of the reader.
     *
     * @param everybody whether to list all of them, or only those of people whose manager the reader is
     */
    List<Open> openBelow(RequestId request, PersonId reader, boolean everybody, int limit) {
        return sql.sql("""
                        select a.approval_id, a.step, p.person_id, %s as name, p.email
                        from approval a
                          join assignment s on s.tenant_id = a.tenant_id and s.approval_id = a.approval_id and s.status = 'OPEN'
                          join person p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
                        where a.request_id = :request and a.status = 'OPEN' and p.person_id <> :reader
                          and (:everybody or p.manager_id = :reader)
                        order by a.approval_id, s.assignment_id
                        limit :limit
                        """.formatted(PersonName.OF_ROW))
                .param("request", request.value())
                .param("reader", reader.value())
                .param("everybody", everybody)
                .param("limit", limit)
                .query((row, index) -> new Open(
                        new ApprovalId(row.getObject("approval_id", UUID.class)),
                        row.getString("step"),
                        new PersonName(
                                new PersonId(row.getObject("person_id", UUID.class)),
                                row.getString("name"),
                                row.getString("email"))))
                .list();
    }

    /** An open assignment, and its approval. */
    record Held(AssignmentId assignment, ApprovalId approval) {}

    /**
     * What waits for this person, in the order of the assignments.
     *
     * @param after the last assignment of the part before
     */
    List<Held> heldBy(PersonId person, Optional<UUID> after, int most) {
        return sql.sql("""
                        select assignment_id, approval_id from assignment
                        where person_id = ? and status = 'OPEN' and assignment_id > ? order by assignment_id limit ?
                        """)
                .params(person.value(), after.orElse(new UUID(0, 0)), most)
                .query((row, index) -> new Held(
                        new AssignmentId(row.getObject("assignment_id", UUID.class)),
                        new ApprovalId(row.getObject("approval_id", UUID.class))))
                .list();
    }
}
