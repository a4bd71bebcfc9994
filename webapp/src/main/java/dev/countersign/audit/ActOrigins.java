package dev.countersign.audit;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** Finds out of the log where an act came from that calls carry on with, also after a restart. */
@Service
public class ActOrigins {

    /** So many acts of a kind are looked through. */
    private static final int MOST = 50;

    private final AuditRepository entries;
    private final TenantTransaction transaction;

    ActOrigins(AuditRepository entries, TenantTransaction transaction) {
        this.entries = entries;
        this.transaction = transaction;
    }

    /**
     * The origin of the last act of one of these kinds.
     *
     * @param by who acted
     * @param about whether the details are those of the act
     */
    public ActOrigin find(
            TenantId tenant, PersonId by, Collection<String> kinds, Predicate<Map<String, String>> about) {
        return transaction
                .call(
                        tenant,
                        () -> kinds.stream()
                                .flatMap(
                                        kind -> entries.newest(tenant, acts(by, kind), Optional.empty(), MOST).stream())
                                .filter(entry -> by.equals(entry.actor()))
                                .filter(entry -> about.test(Origin.details(entry.content())))
                                .max(Comparator.comparingLong(AuditEntry::sequence)))
                .map(entry -> Origin.of(entry.content()))
                .orElse(ActOrigin.UNKNOWN);
    }

    private static AuditFilter acts(PersonId by, String kind) {
        return new AuditFilter(
                Optional.of(by), Optional.empty(), Optional.of(kind), Optional.empty(), Optional.empty());
    }
}
