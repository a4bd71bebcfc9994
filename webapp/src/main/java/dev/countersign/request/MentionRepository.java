package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MentionRepository {

    private static final String OF_WORDS = Stream.of(Words.In.values())
            .map(in -> "select %1$s as words, person_id, written from %2$s where %1$s = any(:words)"
                    .formatted(in.key(), in.table()))
            .collect(Collectors.joining(" union all "));

    private static final String ERASED = """
            with named as (
              select c.request_id, m.person_id, m.written
              from comment c join comment_mention m on m.tenant_id = c.tenant_id and m.comment_id = c.comment_id
              where c.request_id = any (:requests)
              union
              select a.request_id, m.person_id, m.written
              from approval a
                join decision d on d.tenant_id = a.tenant_id and d.approval_id = a.approval_id
                join decision_mention m on m.tenant_id = d.tenant_id and m.decision_id = d.decision_id
              where a.request_id = any (:requests)
              union
              select a.request_id, m.person_id, m.written
              from approval a
                join approval_act c on c.tenant_id = a.tenant_id and c.approval_id = a.approval_id
                join act_mention m on m.tenant_id = c.tenant_id and m.act_id = c.act_id
              where a.request_id = any (:requests))
            select n.request_id, n.person_id, n.written
            from named n join person p on p.person_id = n.person_id
            where p.erased_at is not null
            """;

    private final JdbcClient sql;

    /** Somebody who was erased and is named in words about the request. */
    record Erased(RequestId request, Mention mention) {}

    MentionRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void add(TenantId tenant, Words words, List<Mention> named) {
        sql.sql("""
                        insert into %s (tenant_id, %s, person_id, written)
                        select :tenant, :words, named.person, named.written
                        from unnest(:people::uuid[], :written::text[]) as named(person, written)
                        """.formatted(words.in().table(), words.in().key()))
                .param("tenant", tenant.value())
                .param("words", words.id())
                .param(
                        "people",
                        named.stream().map(mention -> mention.person().value()).toArray(UUID[]::new))
                .param("written", named.stream().map(Mention::written).toArray(String[]::new))
                .update();
    }

    /** People who were erased and are named in what is said about these requests. */
    List<Erased> erased(Collection<RequestId> requests) {
        return requests.isEmpty()
                ? List.of()
                : sql.sql(ERASED)
                        .param(
                                "requests",
                                requests.stream().map(RequestId::value).toArray(UUID[]::new))
                        .query((row, index) -> new Erased(
                                new RequestId(row.getObject("request_id", UUID.class)),
                                new Mention(
                                        new PersonId(row.getObject("person_id", UUID.class)),
                                        row.getString("written"))))
                        .list();
    }

    /** By the ids of words; those that name nobody are left out. */
    Map<UUID, List<Mention>> of(Collection<UUID> words) {
        Map<UUID, List<Mention>> found = new HashMap<>();
        if (!words.isEmpty()) {
            sql.sql(OF_WORDS).param("words", words.toArray(UUID[]::new)).query(row -> {
                found.computeIfAbsent(row.getObject("words", UUID.class), _ -> new ArrayList<>())
                        .add(new Mention(
                                new PersonId(row.getObject("person_id", UUID.class)), row.getString("written")));
            });
        }
        return found;
    }
}
