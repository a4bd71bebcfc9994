package dev.countersign.approval;

import dev.countersign.audit.RecordedDecisions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares decisions with the entries of their requests. Needs nothing but the database, so that the operator can use it without the product. */
@Component
public class DecisionsAsRecorded implements RecordedDecisions {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient sql;

    DecisionsAsRecorded(JdbcClient sql) {
        this.sql = sql;
    }

    private record Row(Difference decision, boolean same) {}

    /** The entries are read by the index of the request, whatever the statistics are. */
    @Override
    public Compared compare(Optional<UUID> after, int most) {
        List<Row> page = sql.sql("""
                        with page as materialized (
                          select d.tenant_id, d.decision_id, d.approval_id, d.person_id, d.verdict, coalesce(d.comment, '') as comment,
                            d.undone_at, a.request_id
                          from decision d join approval a using (tenant_id, approval_id)
                          where d.decision_id > :after order by d.decision_id limit :most),
                        entry as materialized (
                          select e.kind, e.actor_id, e.content from (select distinct tenant_id, request_id from page) r
                          cross join lateral (
                            select kind, actor_id, content::jsonb as content from audit_entry x
                            where x.tenant_id = r.tenant_id and x.request_id = r.request_id
                              and kind in ('approval.decided', 'approval.repeated', 'approval.kept', 'approval.undone')
                            offset 0) e),
                        same as (
                          select p.decision_id from page p join entry e on e.content ->> 'decision' = p.decision_id::text
                          where e.content ->> 'approval' = p.approval_id::text and e.content ->> 'verdict' = p.verdict
                            and coalesce(e.content ->> 'comment', '') = p.comment
                            and coalesce(e.actor_id::text, e.content ->> 'person') = p.person_id::text
                          group by p.decision_id, p.undone_at
                          having bool_or(e.kind <> 'approval.undone') and bool_or(e.kind = 'approval.undone') = (p.undone_at is not null))
                        select p.decision_id, p.request_id, s.decision_id is not null as same
                        from page p left join same s using (decision_id) order by p.decision_id
                        """)
                .param("after", after.orElse(FIRST))
                .param("most", most)
                .query((row, index) -> new Row(
                        new Difference(
                                row.getObject("decision_id", UUID.class), row.getObject("request_id", UUID.class)),
                        row.getBoolean("same")))
                .list();
        return new Compared(
                page.size(),
                page.isEmpty()
                        ? Optional.empty()
                        : Optional.of(page.getLast().decision().decision()),
                page.stream().filter(row -> !row.same()).map(Row::decision).toList());
    }
}
