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
 * A tenant's log. Entries are only ever added, in the transaction of what they tell about. Each carries the hash of the one before and
 * is signed with a key that the database does not hold; so whoever alters, removes or reorders one later is found out.
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
     * Writes an entry. Other writers of the tenant wait until the transaction ends, so it is best the last thing a
     * transaction does. Refuses with an {@link IllegalStateException} outside a transaction of the tenant: an act and
     * its entry are kept together or not at all.
     */
    public void append(TenantId tenant, AuditEvent event) {
        if (!transaction.isOpenFor(tenant)) {
            throw new IllegalStateException(event.kind() + " is not audited in the transaction it happens in");
        }
        String content = JSON.writeValueAsString(new TreeMap<>(event.details()));
        entries.append(
                tenant, AuditChain.next(tenant, entries.lockHead(tenant), clock.instant(), event, content, signer));
    }

    /** What happened to a request, oldest first. Whether the caller may see the request is for the caller to know. */
    public List<AuditEntry> ofRequest(TenantId tenant, UUID request) {
        return transaction.call(tenant, () -> entries.ofRequest(request));
    }

    /** Reads the whole log of the tenant and says whether it is as it was written. */
    public Verification verify(Actor actor) {
        boolean may = acting.call(actor, Actor::isAdministrator);
        return may ? checks.whole(actor.tenant()) : new Verification.NotAllowed();
    }
}
