package dev.countersign.local;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares the decisions with what the audit log recorded of them: the log is signed, the table that the pages show is not. Reads every entry
 * about approvals, so it is for the operator, not for a page.
 */
final class RecordedDecisions {

    private static final int MOST = 100;

    private final JdbcClient sql;
    private final TenantTransaction transaction;

    RecordedDecisions(JdbcClient sql, TenantTransaction transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /** The decisions with another verdict or comment, of another person or approval than recorded, or not recorded at all; at most 100. */
    List<UUID> different(TenantId tenant) {
        return transaction.call(
                tenant, () -> sql.sql("""
                        with recorded as materialized (
                          select content::jsonb as entry, coalesce(actor_id::text, content::jsonb ->> 'person') as person
                          from audit_entry where kind in ('approval.decided', 'approval.repeated', 'approval.kept'))
                        select decision_id from decision d
                        where not exists (
                          select from recorded r
                          where r.entry ->> 'decision' = d.decision_id::text
                            and r.entry ->> 'approval' = d.approval_id::text
                            and r.entry ->> 'verdict' = d.verdict
                            and coalesce(r.entry ->> 'comment', '') = coalesce(d.comment, '')
                            and r.person = d.person_id::text)
                        order by decided_at limit :most
                        """).param("most", MOST).query(UUID.class).list());
    }
}
