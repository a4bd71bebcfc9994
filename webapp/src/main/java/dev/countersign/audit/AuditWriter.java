package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Appends entries to the log of a tenant, in a transaction that is about to commit. */
@Component
class AuditWriter {

    /** The entries of one statement. */
    private static final int PAGE = 2_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditRepository entries;
    private final AuditSigner signer;
    private final Clock clock;
    private final Turns turns = new Turns();

    AuditWriter(AuditRepository entries, AuditSigner signer, Clock clock) {
        this.entries = entries;
        this.signer = signer;
        this.clock = clock;
    }

    /** What a transaction has appended, and nobody else can see before its end. */
    record Appended(Turns.Turn turn, @Nullable Head head) {

        /** Must be called at the end of the transaction, however it ends. */
        void end(boolean committed) {
            turn.end(committed ? head : null);
        }
    }

    /** The last thing in the transaction: from here on, other writers of the tenant wait for its end. */
    Appended append(TenantId tenant, List<AuditEvent> events) {
        Turns.Turn turn = turns.next(tenant);
        try {
            return new Appended(turn, append(tenant, turn, events));
        } catch (RuntimeException | Error failed) {
            turn.end(null);
            throw failed;
        }
    }

    private Head append(TenantId tenant, Turns.Turn turn, List<AuditEvent> events) {
        Head head = first(tenant, turn.head(), events.getFirst());
        for (int from = 1; from < events.size(); from += PAGE) {
            head = append(tenant, head, events.subList(from, Math.min(events.size(), from + PAGE)));
        }
        return head;
    }

    /** After the first one, nobody else appends until the transaction ends. */
    private Head append(TenantId tenant, Head before, List<AuditEvent> events) {
        List<AuditEntry> page = new ArrayList<>();
        Head head = before;
        for (AuditEvent event : events) {
            page.add(next(tenant, head, event));
            head = page.getLast().head();
        }
        if (!entries.appendIfNext(tenant, page)) {
            throw moved(tenant);
        }
        return head;
    }

    /** Another node may have appended since this one did: then the entry does not follow the known head, and the head is read and locked. */
    private Head first(TenantId tenant, Optional<Head> known, AuditEvent event) {
        return known.map(head -> next(tenant, head, event))
                .filter(entry -> entries.appendIfNext(tenant, entry))
                .map(AuditEntry::head)
                .orElseGet(() -> append(tenant, entries.lockHead(tenant), event));
    }

    private Head append(TenantId tenant, Head head, AuditEvent event) {
        AuditEntry entry = next(tenant, head, event);
        if (!entries.appendIfNext(tenant, entry)) {
            throw moved(tenant);
        }
        return entry.head();
    }

    private static IllegalStateException moved(TenantId tenant) {
        return new IllegalStateException("The locked head of the log of tenant %s has moved".formatted(tenant));
    }

    private AuditEntry next(TenantId tenant, Head head, AuditEvent event) {
        String content = JSON.writeValueAsString(new TreeMap<>(event.details()));
        return AuditChain.next(tenant, head, clock.instant(), event, content, signer);
    }
}
