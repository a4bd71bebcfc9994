package dev.countersign.approval;

import dev.countersign.people.PersonId;
import dev.countersign.request.RequestId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is or was asked about requests, also those who are away and those to whom an approval was passed. */
@Repository
class AskedRepository {

    private static final String ASKED = """
            from approval a join assignment s on s.tenant_id = a.tenant_id and s.approval_id = a.approval_id
              cross join lateral (
                select s.person_id union all select s.stands_for union all select unnest(s.chosen)) as asked(person_id)
            """;

    private final JdbcClient sql;

    AskedRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whether the person is or was asked about the request. */
    boolean isAsked(RequestId request, PersonId person) {
        return sql.sql("""
                        select exists (
                          select from approval a join assignment s on s.tenant_id = a.tenant_id and s.approval_id = a.approval_id
                          where a.request_id = :request
                            and (:person in (s.person_id, s.stands_for) or (s.chosen <> '{}' and :person = any (s.chosen))))
                        """)
                .param("request", request.value())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** The newest revision before this one that the person was asked about; empty if there is none. */
    OptionalInt lastRevision(RequestId request, PersonId person, int before) {
        return sql.sql("""
                        select a.revision from approval a
                          join assignment s on s.tenant_id = a.tenant_id and s.approval_id = a.approval_id
                        where a.request_id = ? and s.person_id = ? and a.revision < ?
                        order by a.revision desc limit 1
                        """).params(request.value(), person.value(), before).query(Integer.class).stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** Whether the person is the manager of somebody who is asked about the request now. */
    boolean isManagerOfAsked(RequestId request, PersonId person) {
        return sql.sql("""
                        select exists (
                          select from approval a
                            join assignment s on s.tenant_id = a.tenant_id and s.approval_id = a.approval_id and s.status = 'OPEN'
                            join person p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
                          where a.request_id = ? and a.status = 'OPEN' and p.manager_id = ?)
                        """)
                .params(request.value(), person.value())
                .query(Boolean.class)
                .single();
    }

    /** Everybody who is or was asked about the request. */
    List<PersonId> everybody(RequestId request) {
        return sql.sql("""
                        select distinct asked.person_id %s
                        where a.request_id = ? and asked.person_id is not null
                        """.formatted(ASKED))
                .param(request.value())
                .query((row, index) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those of these people who are or were asked about any of these requests, with which. */
    Map<PersonId, Set<RequestId>> about(Collection<RequestId> requests, Collection<PersonId> people) {
        return byPerson(sql.sql("""
                        select asked.person_id, array_agg(distinct a.request_id) as requests %s
                        where a.request_id = any (:requests) and asked.person_id = any (:people)
                        group by asked.person_id
                        """.formatted(ASKED))
                .param("requests", ids(requests.stream().map(RequestId::value)))
                .param("people", ids(people.stream().map(PersonId::value))));
    }

    /** So many of those who work here and are or were asked about most of these requests, with which. */
    Map<PersonId, Set<RequestId>> aboutMost(Collection<RequestId> requests, int limit) {
        return byPerson(sql.sql("""
                        select asked.person_id, array_agg(distinct a.request_id) as requests %s
                          join person p on p.tenant_id = a.tenant_id and p.person_id = asked.person_id and p.active
                        where a.request_id = any (:requests)
                        group by asked.person_id, p.name_key
                        order by count(distinct a.request_id) desc, p.name_key
                        limit :limit
                        """.formatted(ASKED))
                .param("requests", ids(requests.stream().map(RequestId::value)))
                .param("limit", limit));
    }

    private static UUID[] ids(Stream<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static Map<PersonId, Set<RequestId>> byPerson(JdbcClient.StatementSpec asked) {
        Map<PersonId, Set<RequestId>> found = new LinkedHashMap<>();
        asked.query(row -> {
            UUID[] requests = (UUID[]) row.getArray("requests").getArray();
            found.put(
                    new PersonId(row.getObject("person_id", UUID.class)),
                    Stream.of(requests).map(RequestId::new).collect(Collectors.toSet()));
        });
        return found;
    }
}
