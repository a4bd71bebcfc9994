package dev.countersign.audit;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Removes what entries say, in the transaction that removes what they are about. The entries stay in the chain, and one more says what was removed, when, by
 * whom and why.
 */
@Service
public class AuditRemoval {

    private static final int PAGE = 2_000;

    private final AuditRepository entries;
    private final AuditLog audit;
    private final TenantTransaction transaction;

    AuditRemoval(AuditRepository entries, AuditLog audit, TenantTransaction transaction) {
        this.entries = entries;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Removes what is recorded about these requests. Returns of how many entries.
     *
     * @param by null if nobody asked for it
     * @param proof what the entry about it says further
     */
    public int ofRequests(
            TenantId tenant,
            UUID removal,
            Collection<UUID> requests,
            @Nullable PersonId by,
            Map<String, String> proof) {
        return transaction.call(tenant, () -> {
            List<AuditEntry> found = new ArrayList<>();
            requests.forEach(request -> found.addAll(entries.ofRequest(request)));
            return remove(tenant, removal, found, new AuditEvent("request.removed", by, null, proof));
        });
    }

    /** Removes what is recorded about a person and holds their name, address or account. Returns of how many entries. */
    public int ofPerson(TenantId tenant, UUID removal, PersonId person, PersonId by, Map<String, String> proof) {
        return transaction.call(
                tenant,
                () -> remove(
                        tenant,
                        removal,
                        entries.identifying(person),
                        new AuditEvent("person.erased", by, null, proof)));
    }

    private int remove(TenantId tenant, UUID removal, List<AuditEntry> found, AuditEvent about) {
        List<AuditEntry> removable = found.stream()
                .filter(entry -> entry.removal() == null
                        && entry.signature() != null
                        && !RemovedEntries.PROOFS.contains(entry.kind()))
                .sorted((one, other) -> Long.compare(one.sequence(), other.sequence()))
                .toList();
        RemovalDigest digest = new RemovalDigest();
        removable.forEach(digest::add);
        for (int from = 0; from < removable.size(); from += PAGE) {
            List<AuditEntry> page = removable.subList(from, Math.min(from + PAGE, removable.size()));
            int removed = entries.removeContent(removal, page);
            if (removed != page.size()) {
                throw new IllegalStateException("%d of %d entries were removed".formatted(removed, page.size()));
            }
        }
        Map<String, String> details = new TreeMap<>(about.details());
        details.put("removal", removal.toString());
        details.put("entries", Integer.toString(removable.size()));
        details.put("digest", digest.hex());
        audit.append(tenant, new AuditEvent(about.kind(), about.actor(), about.request(), details));
        return removable.size();
    }
}
