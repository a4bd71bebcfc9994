package dev.countersign.audit;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The log of a tenant. Entries are only added, in the transaction of the event that they record. Each holds the hash of the one before and is signed
 * with a key that is not in the database. So changes, removals and reorderings are detected.
 */
@Service
public class AuditLog {

    private final AuditRepository entries;
    private final AuditWriter writer;
    private final AuditChecks checks;
    private final TenantTransaction transaction;
    private final ActorTransaction acting;

    AuditLog(
            AuditRepository entries,
            AuditWriter writer,
            AuditChecks checks,
            TenantTransaction transaction,
            ActorTransaction acting) {
        this.entries = entries;
        this.writer = writer;
        this.checks = checks;
        this.transaction = transaction;
        this.acting = acting;
    }

    /**
     * Adds an entry. It is written just before the commit of the transaction, since other writers of the tenant wait from then until the commit is on the
     * disk. Throws an {@link IllegalStateException} outside a transaction of the tenant: an action and its entry are committed together or not at all.
     */
    public void append(TenantId tenant, AuditEvent event) {
        if (!transaction.isOpenFor(tenant)) {
            throw new IllegalStateException(event.kind() + " is not audited in the transaction it happens in");
        }
        AuditUnit.current(tenant, writer).add(event);
    }

    /** The entries about a request, oldest first. The caller checks who may see the request. */
    public List<AuditEntry> ofRequest(TenantId tenant, UUID request) {
        return transaction.call(tenant, () -> entries.ofRequest(request));
    }

    /** Checks the whole log of the tenant. */
    public Verification verify(Actor actor) {
        boolean may = acting.call(actor, present -> present.may(Right.SEE_AUDIT));
        return may ? checks.whole(actor.tenant()) : new Verification.NotAllowed();
    }
}
