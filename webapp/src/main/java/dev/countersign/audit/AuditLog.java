package dev.countersign.audit;

import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
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
    private final AuditResults results;
    private final AuditFindings findings;
    private final Anchors anchors;
    private final TenantTransaction transaction;
    private final ActorTransaction acting;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AuditLog(
            AuditRepository entries,
            AuditWriter writer,
            AuditChecks checks,
            AuditResults results,
            AuditFindings findings,
            Anchors anchors,
            TenantTransaction transaction,
            ActorTransaction acting,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entries = entries;
        this.writer = writer;
        this.checks = checks;
        this.results = results;
        this.findings = findings;
        this.anchors = anchors;
        this.transaction = transaction;
        this.acting = acting;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds an entry. It is written just before the commit of the transaction, since other writers of the tenant wait from then until the commit is on the
     * disk. Throws an {@link IllegalStateException} outside a transaction of the tenant: an action and its entry are committed together or not at all.
     */
    public void append(TenantId tenant, AuditEvent event) {
        if (!transaction.isOpenFor(tenant)) {
            throw new IllegalStateException(event.kind() + " is not audited in the transaction it happens in");
        }
        AuditUnit.current(tenant, writer)
                .add(new AuditEvent(event.kind(), event.actor(), event.request(), Origin.added(event)));
        events.publishEvent(new AuditAppended(tenant, event.kind()));
    }

    /** The entries about a request, oldest first. The caller checks who may see the request. */
    public List<AuditEntry> ofRequest(TenantId tenant, UUID request) {
        return transaction.call(tenant, () -> entries.ofRequest(request));
    }

    /** The newest entries, at most so many, beginning with the one before this number. The caller checks who may read them. */
    public List<AuditEntry> newest(TenantId tenant, AuditFilter filter, Optional<Long> before, int most) {
        return transaction.call(tenant, () -> entries.newest(tenant, filter, before, most));
    }

    /** The entries with numbers above {@code after} and up to {@code last}, in their order, at most so many. */
    public List<AuditEntry> inOrder(TenantId tenant, AuditFilter filter, long after, long last, int most) {
        return transaction.call(tenant, () -> entries.inOrder(tenant, filter, after, last, most));
    }

    /** The kinds of entries that the log has. */
    public List<String> kinds(TenantId tenant) {
        return transaction.call(tenant, () -> entries.kinds(tenant));
    }

    /** The end of the log now. */
    public AuditProof proof(TenantId tenant) {
        return transaction.call(tenant, () -> {
            Head head = entries.end(tenant).head();
            Optional<AuditEntry> last = entries.at(tenant, head.sequence());
            return new AuditProof(
                    clock.instant(),
                    head.sequence(),
                    last.map(AuditEntry::hash),
                    last.flatMap(entry -> Optional.ofNullable(entry.signature())),
                    anchors.latest(tenant)
                            .map(Anchor::head)
                            .map(anchored -> new AuditProof.Anchored(anchored.sequence(), anchored.hash())));
        });
    }

    /** The last check that has ended, by itself or because somebody asked; empty before the first one. */
    public Optional<AuditChecked> lastCheck(TenantId tenant) {
        return results.last(tenant);
    }

    /** What checks have found, newest first, at most so many. The caller checks who may see it. */
    public List<AuditFinding> findings(TenantId tenant, int most) {
        return findings.newest(tenant, most);
    }

    /** Checks the whole log of the tenant. */
    public Verification verify(Actor actor) {
        boolean may = acting.call(actor, present -> present.may(Right.SEE_AUDIT));
        if (!may) {
            return new Verification.NotAllowed();
        }
        Verification found = checks.whole(actor.tenant());
        results.write(actor.tenant(), found);
        findings.record(actor.tenant(), found);
        return found;
    }
}
