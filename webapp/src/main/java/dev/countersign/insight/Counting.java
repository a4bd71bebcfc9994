package dev.countersign.insight;

import dev.countersign.insight.ChangeRepository.Change;
import dev.countersign.people.WorkingCalendars;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Brings the figures up to date. One transaction reads what has changed, takes out what was counted before, counts what is true now, and deletes the notes of
 * the changes. So a request can be counted as often as anybody wants, and a crash repeats a batch or none of it.
 */
@Component
class Counting {

    /** The requests of one transaction. */
    static final int BATCH = 200;

    private final TenantTransaction transaction;
    private final ChangeRepository changes;
    private final CaseRepository cases;
    private final FactRepository facts;
    private final WorkingCalendars calendars;

    Counting(
            TenantTransaction transaction,
            ChangeRepository changes,
            CaseRepository cases,
            FactRepository facts,
            WorkingCalendars calendars) {
        this.transaction = transaction;
        this.changes = changes;
        this.cases = cases;
        this.facts = facts;
        this.calendars = calendars;
    }

    /** Counts what has changed; returns whether there may be more. */
    boolean changes(TenantId tenant) {
        return transaction.call(tenant, () -> {
            facts.lock(tenant);
            List<Change> read = changes.oldest(BATCH);
            count(tenant, read.stream().map(Change::request).collect(Collectors.toSet()));
            changes.delete(read);
            return read.size() == BATCH;
        });
    }

    /** Counts requests from before anything was counted; returns whether there may be more. */
    boolean backlog(TenantId tenant) {
        return transaction.call(tenant, () -> {
            facts.lock(tenant);
            Optional<UUID> behind = facts.backlog();
            if (behind.isEmpty()) {
                return false;
            }
            List<UUID> next = cases.behind(behind.get(), BATCH);
            count(tenant, next);
            if (next.size() < BATCH) {
                facts.endBacklog();
                return false;
            }
            facts.backlog(next.getLast());
            return true;
        });
    }

    private void count(TenantId tenant, Collection<UUID> requests) {
        if (requests.isEmpty()) {
            return;
        }
        Facts counted = new Facts(calendars.of(tenant));
        Set<Fact> before = new HashSet<>(facts.of(requests));
        Set<Fact> now = cases.of(requests).stream()
                .flatMap(rows -> counted.of(rows).stream())
                .collect(Collectors.toSet());
        List<Fact> gone = before.stream().filter(fact -> !now.contains(fact)).toList();
        List<Fact> come = now.stream().filter(fact -> !before.contains(fact)).toList();
        if (!gone.isEmpty()) {
            facts.delete(gone);
        }
        if (!come.isEmpty()) {
            facts.insert(tenant, come);
        }
        List<Figure> changed = Figure.of(gone, come);
        if (!changed.isEmpty()) {
            facts.add(tenant, changed);
        }
    }
}
