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
        return sql.sql(statement)
                .param("team", query.team().stream().map(PersonId::value).toArray(UUID[]::new))
                .param("template", query.filter().template().orElse(null))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** How many open assignments each of these people has. */
    Map<PersonId, Long> waitingFor(Collection<PersonId> people) {
        return sql
                .sql("""
                        select person_id, count(*) as waiting from assignment
                        where status = 'OPEN' and person_id = any (?) group by person_id
                        """)
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, index) -> Map.entry(
                        new PersonId(Objects.requireNonNull(row.getObject("person_id", UUID.class))),
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
