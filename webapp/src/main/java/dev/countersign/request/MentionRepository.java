package dev.countersign.request;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MentionRepository {

    private final JdbcClient sql;

    MentionRepository(JdbcClient sql) {
        this.sql = sql;
    }

    void add(TenantId tenant, UUID comment, List<Mention> named) {
        sql.sql("""
                        insert into comment_mention (tenant_id, comment_id, person_id, written)
                        select :tenant, :comment, named.person, named.written
                        from unnest(:people::uuid[], :written::text[]) as named(person, written)
                        """)
                .param("tenant", tenant.value())
                .param("comment", comment)
                .param(
                        "people",
                        named.stream().map(mention -> mention.person().value()).toArray(UUID[]::new))
                .param("written", named.stream().map(Mention::written).toArray(String[]::new))
                .update();
    }

    /** By comment; comments that name nobody are left out. */
    Map<UUID, List<Mention>> of(Collection<UUID> comments) {
        Map<UUID, List<Mention>> found = new HashMap<>();
        if (!comments.isEmpty()) {
            sql.sql("select comment_id, person_id, written from comment_mention where comment_id = any(?)")
                    .param(comments.toArray(UUID[]::new))
                    .query(row -> {
                        found.computeIfAbsent(row.getObject("comment_id", UUID.class), _ -> new ArrayList<>())
                                .add(new Mention(
                                        new PersonId(row.getObject("person_id", UUID.class)),
                                        row.getString("written")));
                    });
        }
        return found;
    }
}
