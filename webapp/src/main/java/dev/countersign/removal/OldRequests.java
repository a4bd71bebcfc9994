package dev.countersign.removal;

import dev.countersign.attachment.AttachedFiles;
import dev.countersign.attachment.StoredCopies;
import dev.countersign.audit.AuditRemoval;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.TimeOrderedIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Exports and removes requests that were closed longer ago than the organisation keeps them. First the copy is stored, then one transaction removes the rows
 * and what the audit log says about them, and records that. A crash in between leaves a copy that the next run deletes, and all requests.
 */
@Component
class OldRequests {

    /** The requests of one copy. */
    static final int BATCH = 50;

    /** The most requests of all organisations in one run. */
    static final int BUDGET = 1_000;

    private static final Duration INTERRUPTED = Duration.ofHours(6);
    private static final Logger LOG = LoggerFactory.getLogger(OldRequests.class);

    private final RemovalRepository removals;
    private final RequestsCopy copies;
    private final StoredCopies store;
    private final AttachedFiles files;
    private final AuditRemoval audit;
    private final TenantTransaction transaction;
    private final TimeOrderedIds ids;
    private final Clock clock;

    OldRequests(
            RemovalRepository removals,
            RequestsCopy copies,
            StoredCopies store,
            AttachedFiles files,
            AuditRemoval audit,
            TenantTransaction transaction,
            TimeOrderedIds ids,
            Clock clock) {
        this.removals = removals;
        this.copies = copies;
        this.store = store;
        this.files = files;
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    void run() {
        int left = BUDGET;
        for (TenantId tenant : removals.withRetention()) {
            try {
                deleteInterrupted(tenant);
                int removed = 1;
                while (left > 0 && removed > 0) {
                    removed = batch(tenant, Math.min(left, BATCH));
                    left -= removed;
                }
            } catch (IOException | RuntimeException failed) {
                LOG.warn("Old requests of tenant {} are not removed; the next run tries it again", tenant, failed);
            }
        }
    }

    /** Returns how many were removed. */
    int batch(TenantId tenant, int most) throws IOException {
        UUID id = ids.next();
        Instant now = clock.instant();
        int years = transaction.call(tenant, () -> removals.years(tenant)).orElse(0);
        if (years == 0) {
            return 0;
        }
        Instant before = before(now, years);
        String reason = Removal.reasonOf(years);
        List<UUID> old = transaction.call(tenant, () -> {
            List<UUID> found = removals.closedBefore(before, newest(before), most);
            if (!found.isEmpty()) {
                removals.begin(tenant, id, Removal.Kind.REQUESTS, null, reason, now);
            }
            return found;
        });
        if (old.isEmpty()) {
            return 0;
        }
        Removal.Copy copy = store(tenant, id, old);
        transaction.run(tenant, () -> remove(tenant, id, old, before, reason, copy));
        return old.size();
    }

    private Removal.Copy store(TenantId tenant, UUID id, List<UUID> old) throws IOException {
        Path file = Files.createTempFile("countersign-removal", ".zip");
        try {
            Removal.Copy copy = copies.write(tenant, old, file);
            store.put(tenant, id, file);
            return copy;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void remove(TenantId tenant, UUID id, List<UUID> old, Instant before, String reason, Removal.Copy copy) {
        List<String> numbers = removals.numbers(old);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        old.forEach(request -> files.ofRequest(tenant, request).forEach(file -> files.remove(tenant, file.id())));
        int entries = audit.ofRequests(
                tenant,
                id,
                old,
                null,
                Map.of(
                        "reason", reason,
                        "requests", Integer.toString(old.size()),
                        "numbers", String.join(", ", numbers),
                        "closed-before", before.toString(),
                        "removed-at", now.toString(),
                        "copy-sha256", copy.sha256()));
        int removed = removals.remove(old, before);
        if (removed != old.size()) {
            throw new IllegalStateException("%d of %d requests were removed".formatted(removed, old.size()));
        }
        removals.end(id, removed, entries, copy, now);
    }

    private void deleteInterrupted(TenantId tenant) throws IOException {
        Instant begunBefore = clock.instant().minus(INTERRUPTED);
        for (UUID id : transaction.call(tenant, () -> removals.interrupted(begunBefore))) {
            store.delete(tenant, id);
            transaction.run(tenant, () -> removals.forget(id));
        }
    }

    static Instant before(Instant now, int years) {
        return now.atOffset(ZoneOffset.UTC).minus(years, ChronoUnit.YEARS).toInstant();
    }

    /** The greatest id of this time: ids are UUIDs of version 7, which begin with their milliseconds. */
    private static UUID newest(Instant time) {
        return new UUID((time.toEpochMilli() << 16) | 0xFFFFL, -1L);
    }
}
