package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The events of one transaction. They are appended to the log of the tenant by the last statements before the commit, because other writers of the tenant
 * wait from then on until the commit is on the disk.
 */
final class AuditUnit implements TransactionSynchronization {

    private final TenantId tenant;
    private final AuditWriter writer;
    private final List<AuditEvent> events = new ArrayList<>();
    private AuditWriter.@Nullable Appended appended;

    private AuditUnit(TenantId tenant, AuditWriter writer) {
        this.tenant = tenant;
        this.writer = writer;
    }

    /** That of the current transaction, which must be one of the tenant. */
    static AuditUnit current(TenantId tenant, AuditWriter writer) {
        if (TransactionSynchronizationManager.getResource(writer) instanceof AuditUnit unit) {
            return unit;
        }
        AuditUnit unit = new AuditUnit(tenant, writer);
        TransactionSynchronizationManager.registerSynchronization(unit);
        TransactionSynchronizationManager.registerSynchronization(unit.endOfTurn());
        TransactionSynchronizationManager.bindResource(writer, unit);
        return unit;
    }

    void add(AuditEvent event) {
        if (appended != null) {
            throw new IllegalStateException(event.kind() + " is audited after the end of its transaction");
        }
        events.add(event);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        appended = writer.append(tenant, events);
    }

    /** Before anything else that follows the commit, since other writers wait. */
    private TransactionSynchronization endOfTurn() {
        return new TransactionSynchronization() {
            @Override
            public int getOrder() {
                return Ordered.HIGHEST_PRECEDENCE;
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(writer);
                if (appended != null) {
                    appended.end(status == STATUS_COMMITTED);
                }
            }
        };
    }
}
