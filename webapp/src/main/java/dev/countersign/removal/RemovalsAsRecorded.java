package dev.countersign.removal;

import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.RecordedRemovals;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares removals with the entries about them. Needs nothing but the database, so that the operator can use it without the product. */
@Component
public class RemovalsAsRecorded implements RecordedRemovals {

    private final JdbcClient sql;

    RemovalsAsRecorded(JdbcClient sql) {
        this.sql = sql;
    }

    /** The size of the copy is in no entry; its sum is. When it was removed is in no entry of earlier releases. */
    @Override
    public Optional<AuditEntry> unlike(Collection<AuditEntry> entries) {
        Optional<Long> first = sql.sql("""
                        select e.sequence from audit_entry e
                          cross join lateral (select e.content::jsonb) c (said)
                          left join removal r on r.tenant_id = e.tenant_id and r.removal_id::text = c.said ->> 'removal'
                        where e.tenant_id = current_setting('app.tenant_id')::uuid and e.sequence = any (:sequences)
                          and (r.kind, r.reason, r.subjects::text, r.entries::text, r.copy_sha256, r.by_id,
                              r.done_at)
                            is distinct from (case e.kind when 'person.erased' then 'PERSON' else 'REQUESTS' end, c.said ->> 'reason',
                              coalesce(c.said ->> 'requests', '1'), c.said ->> 'entries', c.said ->> 'copy-sha256', e.actor_id,
                              coalesce((c.said ->> 'removed-at')::timestamptz, r.done_at))
                        order by e.sequence limit 1
                        """)
                .param("sequences", entries.stream().map(AuditEntry::sequence).toArray(Long[]::new))
                .query(Long.class)
                .optional();
        return first.flatMap(sequence ->
                entries.stream().filter(entry -> entry.sequence() == sequence).findFirst());
    }

    /** Each entry has a row of its own, or the comparison has found that; so the numbers tell whether there are others. */
    @Override
    public boolean hasMore(Collection<String> kinds) {
        return sql.sql("""
                        select (select count(*) from removal where done_at is not null)
                          > (select count(*) from audit_entry
                             where tenant_id = current_setting('app.tenant_id')::uuid and kind = any (:kinds))
                        """)
                .param("kinds", kinds.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
