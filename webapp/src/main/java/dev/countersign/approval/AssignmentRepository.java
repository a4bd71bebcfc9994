package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TimeOrderedIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AssignmentRepository {

    /**
     * @param person who decides
     * @param reasons why its owner is asked, also those that have lapsed
     * @param inPlaceOf the person whom this one stands in for, if that person may not decide
     * @param passed set while it is decided for its owner, who is away; see {@link Covering}
     * @param firstAssignedAt when the first was asked of those who passed it on to one another; empty if nobody did
     */
    record Row(
            AssignmentId id,
            ApprovalId approval,
            PersonId person,
            List<Reason> reasons,
            Status status,
            Optional<PersonId> inPlaceOf,
            Optional<Passed> passed,
            Instant assignedAt,
            Optional<Instant> firstAssignedAt) {

        Row {
            reasons = List.copyOf(reasons);
        }

        /** Why its owner is asked. */
        List<Reason> why() {
            return Reason.counting(reasons);
        }

        boolean hasLapsed() {
            return reasons.stream().anyMatch(Reason::lapsed);
        }

        boolean isSuspended() {
            return status == Status.SUSPENDED;
        }

        /** Asked again, if they were suspended. */
        Row back() {
            return isSuspended()
                    ? new Row(
                            id, approval, person, reasons, Status.OPEN, inPlaceOf, passed, assignedAt, firstAssignedAt)
                    : this;
        }

        /** Who is asked, present or away. */
        PersonId owner() {
            return passed.map(Passed::owner).orElse(person);
        }

        /** To whom stand-ins of the owner have passed it. */
        List<PersonId> chosen() {
            return passed.map(Passed::chosen).orElse(List.of());
        }

        /** Whether they decide it themselves once they are there: the owner, or somebody to whom it was passed. */
        boolean comesBackTo(PersonId someone) {
            return owner().equals(someone) || chosen().contains(someone);
        }

        /** The same once it is passed to this person; whoever passes on what was passed to them does not get it back. */
        private List<PersonId> chosenWith(PersonId to) {
            if (passed.isEmpty()) {
                return List.of();
            }
            return Stream.concat(
                            chosen().stream().takeWhile(one -> !one.equals(person) && !one.equals(to)), Stream.of(to))
                    .toList();
        }

        /** The panels for which the person is asked. */
        Set<Integer> panels() {
            return why().stream().map(Reason::panel).collect(Collectors.toSet());
        }

        /** The same, with the panels of groups that the person has left since. */
        boolean wasOf(Set<Integer> others) {
            return reasons.stream().anyMatch(reason -> others.contains(reason.panel()));
        }

        boolean isOf(Set<Integer> others) {
            return why().stream().anyMatch(reason -> others.contains(reason.panel()));
        }
    }

    /**
     * That it is decided for somebody else.
     *
     * @param owner who is asked and away
     * @param chosen to whom stand-ins have passed it, one after the other, without those who have passed it on themselves
     */
    record Passed(PersonId owner, Instant at, List<PersonId> chosen) {

        Passed {
            chosen = List.copyOf(chosen);
        }
    }

    enum Status {
        OPEN,
        DECIDED,
        VOID,
        /** The person may not decide now; see {@link Separation}. */
        SUSPENDED,
        /** Somebody else is asked in this person's place; see {@link Handovers}. */
        PASSED
    }

    private static final String ROW =
            "select assignment_id, approval_id, person_id, reason, status, in_place_of, stands_for, passed_at, chosen, assigned_at, first_assigned_at "
                    + "from assignment ";

    private final JdbcClient sql;
    private final TimeOrderedIds ids;

    AssignmentRepository(JdbcClient sql, TimeOrderedIds ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /** Inserts the assignments of all of these people in one statement. */
    void insert(TenantId tenant, ApprovalId approval, List<Asked> people, Instant due, Instant now) {
        if (people.isEmpty()) {
            return;
        }
        sql.sql("""
                        insert into assignment (tenant_id, assignment_id, approval_id, template_id, person_id, reason, status, due_at,
                          assigned_at, in_place_of)
                        select :tenant, asked.id, a.approval_id, v.template_id, asked.person, asked.reason::jsonb, 'OPEN', :due,
                          :now, asked.in_place_of
                        from approval a
                          join request r on r.tenant_id = a.tenant_id and r.request_id = a.request_id
                          join template_version v on v.tenant_id = r.tenant_id and v.template_version_id = r.template_version_id
                          cross join unnest(:ids::uuid[], :people::uuid[], :reasons::text[], :inPlaceOf::uuid[])
                            as asked(id, person, reason, in_place_of)
                        where a.tenant_id = :tenant and a.approval_id = :approval
                        """)
                .param("tenant", tenant.value())
                .param("approval", approval.value())
                .param("ids", people.stream().map(_ -> ids.next()).toArray(UUID[]::new))
                .param(
                        "people",
                        people.stream().map(one -> one.person().value()).toArray(UUID[]::new))
                .param(
                        "reasons",
                        people.stream()
                                .map(one -> StoredReasons.write(one.why()))
                                .toArray(String[]::new))
                .param(
                        "inPlaceOf",
                        people.stream()
                                .map(one -> one.inPlaceOf().map(PersonId::value).orElse(null))
                                .toArray(UUID[]::new))
                .param("due", Timestamp.from(due))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The people who are asked, without those who have passed it on. */
    List<Row> of(ApprovalId approval) {
        return sql.sql(ROW + "where approval_id = ? and status <> 'PASSED' order by assignment_id")
                .param(approval.value())
                .query(AssignmentRepository::row)
                .list();
    }

    /** Who was asked and has passed it on. */
    Set<PersonId> passed(ApprovalId approval) {
        return sql.sql("select person_id from assignment where approval_id = ? and status = 'PASSED'")
                .param(approval.value())
                .query((row, index) -> new PersonId(row.getObject("person_id", UUID.class)))
                .set();
    }

    Optional<Row> find(ApprovalId approval, PersonId person) {
        return sql.sql(ROW + "where approval_id = ? and person_id = ?")
                .params(approval.value(), person.value())
                .query(AssignmentRepository::row)
                .optional();
    }

    /** The people who have not decided yet. */
    List<PersonId> open(ApprovalId approval) {
        return peopleOf(approval, Status.OPEN);
    }

    /** The people who had not decided when it was settled or called off. */
    List<PersonId> calledOff(ApprovalId approval) {
        return peopleOf(approval, Status.VOID);
    }

    private List<PersonId> peopleOf(ApprovalId approval, Status status) {
        return of(approval).stream()
                .filter(assignment -> assignment.status() == status)
                .map(Row::person)
                .toList();
    }

    /** The same for all approvals of a request. */
    List<Row> ofRequest(RequestId request) {
        return sql.sql(ROW + """
                        where status <> 'PASSED' and approval_id in (select approval_id from approval where request_id = ?)
                        order by assignment_id
                        """)
                .param(request.value())
                .query(AssignmentRepository::row)
                .list();
    }

    /** The person decides it from now on. Where they are not its owner, they do so for them. */
    void pass(Row row, PersonId person, Instant now) {
        PersonId owner = row.owner();
        boolean own = owner.equals(person);
        sql.sql("""
                        update assignment set person_id = :person, stands_for = :owner, passed_at = :now, chosen = :chosen::uuid[]
                        where assignment_id = :id
                        """)
                .param("person", person.value())
                .param("owner", own ? null : owner.value())
                .param("now", own ? null : Timestamp.from(now))
                .param("chosen", ids(own ? List.of() : row.chosen()))
                .param("id", row.id().value())
                .update();
    }

    /** Approvals in which one of these people, or somebody for them, can still decide; in the order of their ids. */
    List<ApprovalId> undecidedOf(Collection<PersonId> owners, Optional<ApprovalId> after, int limit) {
        return sql.sql("""
                        select distinct approval_id from (
                          select approval_id from assignment where person_id = any (:owners) and status = 'OPEN'
                          union all
                          select approval_id from assignment where person_id = any (:owners) and status = 'SUSPENDED'
                          union all
                          select approval_id from assignment
                          where stands_for = any (:owners) and stands_for is not null and status in ('OPEN', 'SUSPENDED')
                          union all
                          select approval_id from assignment
                          where chosen && :owners::uuid[] and chosen <> '{}' and status in ('OPEN', 'SUSPENDED')) undecided
                        where :after::uuid is null or approval_id > :after::uuid
                        order by approval_id
                        limit :limit
                        """)
                .param("owners", ids(owners))
                .param("after", after.map(ApprovalId::value).orElse(null))
                .param("limit", limit)
                .query((row, index) -> new ApprovalId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Everybody who has an assignment of the approval, whatever became of it. */
    Set<PersonId> peopleOf(ApprovalId approval) {
        return sql.sql("select person_id from assignment where approval_id = ?")
                .param(approval.value())
                .query((row, index) -> new PersonId(row.getObject(1, UUID.class)))
                .set();
    }

    /**
     * Asks another person with the same part in the approval. Whoever passed it on before can get it back. If the old person decided for somebody who is
     * away, the new one does so, too, and gets it back when they have been away themselves.
     */
    void replace(Row old, PersonId person, List<Reason> why, Instant now) {
        sql.sql("""
                        insert into assignment (tenant_id, assignment_id, approval_id, template_id, person_id, reason, status, due_at,
                          assigned_at, in_place_of, stands_for, passed_at, chosen, first_assigned_at)
                        select tenant_id, :id, approval_id, template_id, :person, :reason::jsonb, 'OPEN', due_at, :now, in_place_of,
                          stands_for, passed_at, :chosen::uuid[], coalesce(first_assigned_at, assigned_at)
                        from assignment where assignment_id = :old
                        on conflict (tenant_id, approval_id, person_id) do update
                          set status = excluded.status, reason = excluded.reason, due_at = excluded.due_at,
                            assigned_at = excluded.assigned_at, in_place_of = excluded.in_place_of,
                            stands_for = excluded.stands_for, passed_at = excluded.passed_at, chosen = excluded.chosen,
                            first_assigned_at = excluded.first_assigned_at
                          where assignment.status = 'PASSED'
                        """)
                .param("id", ids.next())
                .param("old", old.id().value())
                .param("person", person.value())
                .param("reason", StoredReasons.write(why))
                .param("chosen", ids(old.chosenWith(person)))
                .param("now", Timestamp.from(now))
                .update();
    }

    private static UUID[] ids(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    void reasons(AssignmentId id, List<Reason> reasons) {
        sql.sql("update assignment set reason = ?::jsonb where assignment_id = ?")
                .params(StoredReasons.write(reasons), id.value())
                .update();
    }

    void mark(AssignmentId id, Status status) {
        sql.sql("update assignment set status = ? where assignment_id = ?")
                .params(status.name(), id.value())
                .update();
    }

    /** The due date of everybody who can still be asked to decide. */
    void due(ApprovalId approval, Instant due) {
        sql.sql("update assignment set due_at = ? where approval_id = ? and status in ('OPEN', 'SUSPENDED')")
                .params(Timestamp.from(due), approval.value())
                .update();
    }

    /** Makes all open assignments void. */
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
                StoredReasons.read(row.getString("reason")),
                Status.valueOf(row.getString("status")),
                Optional.ofNullable(row.getObject("in_place_of", UUID.class)).map(PersonId::new),
                passed(row),
                row.getTimestamp("assigned_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("first_assigned_at")).map(Timestamp::toInstant));
    }

    private static Optional<Passed> passed(ResultSet row) throws SQLException {
        UUID owner = row.getObject("stands_for", UUID.class);
        return owner == null
                ? Optional.empty()
                : Optional.of(new Passed(
                        new PersonId(owner),
                        row.getTimestamp("passed_at").toInstant(),
                        Stream.of((UUID[]) row.getArray("chosen").getArray())
                                .map(PersonId::new)
                                .toList()));
    }
}
