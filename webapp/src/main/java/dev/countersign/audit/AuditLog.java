package dev.countersign.audit;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tenant's log. Entries are only ever added, in the transaction of what they tell about, and each carries the hash of
 * the one before; so whoever alters, removes or reorders one later is found out by {@link #verify}.
 */
@Service
public class AuditLog {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditRepository entries;
    private final TenantTransaction transaction;
    private final ActorTransaction acting;
    private final Clock clock;

    AuditLog(AuditRepository entries, TenantTransaction transaction, ActorTransaction acting, Clock clock) {
        this.entries = entries;
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
        entries.append(tenant, AuditChain.next(entries.lockHead(tenant), clock.instant(), event, content));
    }

    /** What happened to a request, oldest first. Whether the caller may see the request is for the caller to know. */
    public List<AuditEntry> ofRequest(TenantId tenant, UUID request) {
        return transaction.call(tenant, () -> entries.ofRequest(request));
    }

    /** Reads the whole log of the tenant and says whether it is as it was written. */
    public Verification verify(Actor actor) {
        return acting.call(actor, present -> {
            if (!present.isAdministrator()) {
                return new Verification.NotAllowed();
            }
            AuditChain.Head head = entries.head(present.tenant());
            try (Stream<AuditEntry> all = entries.all()) {
                return AuditChain.verify(all.iterator(), head);
            }
        });
    }
}
