package dev.countersign.approval;

import dev.countersign.people.PersonId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads who is asked in approvals that wait for somebody who leaves. */
@Repository
class VacancyRepository {

    private final JdbcClient sql;

    VacancyRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Who of these people is asked in which of the approvals, also somebody who is away and for whom another one decides. */
    Map<ApprovalId, Set<PersonId>> askedAmong(Collection<ApprovalId> approvals, Collection<PersonId> people) {
        return sql
                .sql("""
                        select a.approval_id, asked.person_id
                        from assignment a cross join lateral (values (a.person_id), (a.stands_for)) as asked (person_id)
                        where a.approval_id = any (:approvals) and a.status <> 'PASSED' and asked.person_id = any (:people)
                        """)
                .param("approvals", approvals.stream().map(ApprovalId::value).toArray(UUID[]::new))
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, index) -> Map.entry(
                        new ApprovalId(row.getObject("approval_id", UUID.class)),
                        new PersonId(row.getObject("person_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }
}
