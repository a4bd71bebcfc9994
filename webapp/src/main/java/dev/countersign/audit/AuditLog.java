package dev.countersign.audit;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log of a tenant. Entries are only added, in the transaction of the event that they record. Each holds the hash of the one before and is signed
 * with a key that is not in the database. So changes, removals and reorderings are detected.
 */
@Service
public class AuditLog {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditRepository entries;
    private final AuditSigner signer;
    private final AuditChecks checks;
    private final TenantTransaction transaction;
    private final ActorTransaction acting;
    private final Clock clock;

    AuditLog(
            AuditRepository entries,
            AuditSigner signer,
            AuditChecks checks,
            TenantTransaction transaction,
            ActorTransaction acting,
            Clock clock) {
        this.entries = entries;
        this.signer = signer;
        this.checks = checks;
        this.transaction = transaction;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Adds an entry. Other writers of the tenant wait until the transaction ends, so it should be the last statement of a transaction. Throws an
     * {@link IllegalStateException} outside a transaction of the tenant: an action and its entry are committed together or not at all.
     */
    public void append(TenantId tenant, AuditEvent event) {
        if (!transaction.isOpenFor(tenant)) {
            throw new IllegalStateException(event.kind() + " is not audited in the transaction it happens in");
        }
        String content = JSON.writeValueAsString(new TreeMap<>(event.details()));
        entries.append(
                tenant, AuditChain.next(tenant, entries.lockHead(tenant), clock.instant(), event, content, signer));
    }

    /** The entries about a request, oldest first. The caller checks who may see the request. */
    public List<AuditEntry> ofRequest(TenantId tenant, UUID request) {
        return transaction.call(tenant, () -> entries.ofRequest(request));
    }

    /** Checks the whole log of the tenant. */
    public Verification verify(Actor actor) {
        boolean may = acting.call(actor, Actor::isAdministrator);
        return may ? checks.whole(actor.tenant()) : new Verification.NotAllowed();
    }
}
