package dev.countersign.editor;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.GroupName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a bounded number of index entries for each version, however many requests there are. */
@Repository
class UsageRepository {

    private static final int MOST_GROUPS = 50;

    private final JdbcClient sql;

    UsageRepository(JdbcClient sql) {
        this.sql = sql;
    }

    /** The number of running requests by version, by the key of the template. */
    Map<String, Map<Integer, Integer>> running() {
        Map<String, Map<Integer, Integer>> found = new HashMap<>();
        sql.sql("""
                        select t.key, v.version, r.running
                        from template t join template_version v using (tenant_id, template_id)
                          cross join lateral (select count(*) as running from (
                            select from request r
                            where r.tenant_id = v.tenant_id and r.template_version_id = v.template_version_id
                              and r.status in ('SUBMITTED', 'IN_PROGRESS')
                            limit ?) few) r
                        where r.running > 0
                        """).param(Usage.MOST + 1).query(row -> {
            found.computeIfAbsent(row.getString("key"), _ -> new HashMap<>())
                    .put(row.getInt("version"), row.getInt("running"));
        });
        return found;
    }

    /** The median time of the latest decided requests of the three newest versions, by the key of the template. */
    Map<String, Optional<Duration>> medians() {
        Map<String, Optional<Duration>> found = new HashMap<>();
        sql.sql("""
                        select t.key, percentile_cont(0.5) within group (order by extract(epoch from r.took)) as seconds
                        from template t
                          cross join lateral (
                            select v.tenant_id, v.template_version_id from template_version v
                            where (v.tenant_id, v.template_id) = (t.tenant_id, t.template_id)
                            order by v.version desc limit 3) v
                          cross join lateral (
                            select l.took from (
                              select r.status, r.closed_at - r.submitted_at as took from request r
                              where r.tenant_id = v.tenant_id and r.template_version_id = v.template_version_id
                              order by r.request_id desc limit 300) l
                            where l.status in ('APPROVED', 'DENIED')) r
                        group by t.key
                        """).query(row -> {
            found.put(row.getString("key"), Optional.of(Duration.ofSeconds((long) row.getDouble("seconds"))));
        });
        return found;
    }

    /** Groups of the tenant whose names, in any language, or keys contain the text. */
    Map<String, Text> groups(String text) {
        Map<String, Text> found = new HashMap<>();
        sql.sql("""
                        select key, name from person_group
                        where position(lower(:text) in lower(name)) > 0 or position(lower(:text) in key) > 0
                        order by key limit :most
                        """).param("text", text).param("most", MOST_GROUPS).query(row -> {
            found.put(row.getString("key"), GroupName.read(row.getString("name")));
        });
        return found;
    }
}
