package dev.countersign.audit;

import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stays of tenants that the operator has deleted: the end of the log, signed with the key that the database does not hold. So a tenant that somebody else
 * has removed from the database is still found to be gone.
 */
@Component
public class DeletedTenants {

    private final JdbcClient sql;
    private final AuditRepository entries;
    private final AuditSigner signer;
    private final TenantTransaction transaction;
    private final Clock clock;

    DeletedTenants(
            JdbcClient sql, AuditRepository entries, AuditSigner signer, TenantTransaction transaction, Clock clock) {
        this.sql = sql;
        this.entries = entries;
        this.signer = signer;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Signs the end of the log, behind which nothing may follow, in the transaction of the caller. Repeated, it changes nothing. */
    public void end(Tenant tenant) {
        transaction.run(tenant.id(), () -> {
            Head head = entries.lockHead(tenant.id());
            sql.sql("""
                            insert into deleted_tenant (tenant_id, slug, begun_at, entries, hash, signature) values (?, ?, ?, ?, ?, ?)
                            on conflict do nothing
                            """)
                    .params(
                            tenant.id().value(),
                            tenant.slug(),
                            Timestamp.from(clock.instant()),
                            head.sequence(),
                            head.hash().bytes(),
                            signer.signEnd(tenant.id(), head).bytes())
                    .update();
        });
    }

    /** Whether the tenant of this anchor was deleted, with everything in its log that was anchored. */
    boolean explain(Anchor anchor) {
        TenantId tenant = anchor.tenant();
        return transaction.call(
                tenant,
                () -> sql.sql("select entries, hash, signature from deleted_tenant where tenant_id = ?")
                        .param(tenant.value())
                        .query((row, index) -> {
                            Head head = new Head(row.getLong("entries"), Hash.of(row.getBytes("hash")));
                            return head.sequence() >= anchor.head().sequence()
                                    && signer.isOurEnd(tenant, head, Signature.of(row.getBytes("signature")));
                        })
                        .optional()
                        .orElse(false));
    }
}
