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

    private final JdbcClient sql;

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
