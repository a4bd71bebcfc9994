package dev.countersign.insight;

import dev.countersign.insight.FigureRepository.Query;
import dev.countersign.people.PersonId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is open at this moment. Reads open rows only, which do not grow with the years. */
@Repository
class OpenRepository {

    private static final String TEAM = " and r.requester_id = any (:team)";

    private static final String TEMPLATE = """
             and r.template_version_id in (
              select v.template_version_id from template_version v join template t using (tenant_id, template_id) where t.key = :template)
            """;

    /** As in {@link FigureRepository#waits}. */
    private static final String TEAM_ON_EITHER_SIDE =
            " and (r.requester_id = any (:team) or s.person_id = any (:team))";

    private static final String GROUP = """
             and exists (select from assignment o, %s
              where (o.tenant_id, o.approval_id) = (a.tenant_id, a.approval_id) and %s and why -> 'args' ->> 0 = :group)
            """.formatted(CaseRepository.reasons("o"), CaseRepository.IS_OF_GROUP);

    /** For whom somebody waits. */
    record Waiting(String department, PersonId person) {}

    private final JdbcClient sql;

    OpenRepository(JdbcClient sql) {
        this.sql = sql;
    }

    InsightPage.Now now(Query query, Instant now) {
        String which =
                (query.isOfTeam() ? TEAM : "") + (query.filter().template().isPresent() ? TEMPLATE : "");
        long open = count(
                "select count(*) from request r where r.status in ('SUBMITTED', 'IN_PROGRESS')" + which, query, now);
        long overdue = count("""
                select count(distinct a.request_id)
                from approval a join request r on (r.tenant_id, r.request_id) = (a.tenant_id, a.request_id)
                where a.status = 'OPEN' and a.due_at < :now
                """ + which, query, now);
        return new InsightPage.Now(open, overdue);
    }

    private long count(String statement, Query query, Instant now) {
        return given(statement, query)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec given(String statement, Query query) {
        return sql.sql(statement)
                .param("team", query.team().stream().map(PersonId::value).toArray(UUID[]::new))
                .param("template", query.filter().template().orElse(null))
                .param("group", query.filter().group().orElse(null));
    }

    /** How many open assignments each of these people has, by the department of the requester. The period is not looked at: what waits now, waits now. */
    Map<Waiting, Long> waiting(Query query, Collection<PersonId> people) {
        String which = (query.isOfTeam() ? TEAM_ON_EITHER_SIDE : "")
                + (query.filter().template().isPresent() ? TEMPLATE : "")
                + (query.filter().group().isPresent() ? GROUP : "");
        return given("""
                        select coalesce(r.requester_facts ->> 'department', p.department, '') as department, s.person_id, count(*) as waiting
                        from assignment s
                          join approval a on (a.tenant_id, a.approval_id) = (s.tenant_id, s.approval_id)
                          join request r on (r.tenant_id, r.request_id) = (a.tenant_id, a.request_id)
                          join person p on (p.tenant_id, p.person_id) = (r.tenant_id, r.requester_id)
                        where s.status = 'OPEN' and s.person_id = any (:people)
                        """ + which + " group by 1, 2", query)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, index) -> Map.entry(
                        new Waiting(
                                row.getString("department"),
                                new PersonId(Objects.requireNonNull(row.getObject("person_id", UUID.class)))),
                        row.getLong("waiting")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The keys of all groups. */
    List<String> groups() {
        return sql.sql("select key from person_group order by key")
                .query((row, index) -> row.getString("key"))
                .list();
    }

    boolean hasTeam(PersonId person) {
        return sql.sql("select exists (select from person where manager_id = ? and active)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }
}
