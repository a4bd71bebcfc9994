package dev.countersign.audit;

import dev.countersign.people.PersonId;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Records sign-ins, sign-outs and refusals. Repetitions neither fill the log nor delay other writers of the tenant: the first event of a kind is
 * written at once, the same event from the same address within ten minutes is counted, and one entry at their end holds the count. Counts that are not written yet are
 * lost if the process is killed.
 */
@Service
public class SecurityRecords {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityRecords.class);
    private static final Duration WINDOW = Duration.ofMinutes(10);

    /** The most different events of one person, or of unknown people; further ones are counted together. */
    private static final int MOST_OF_ONE = 20;

    private record Source(TenantId tenant, @Nullable PersonId actor) {}

    private record What(String kind, Map<String, String> details) {}

    private record Seen(Instant until, long more) {}

    private record Repeated(Source source, What what, long more) {}

    private final AuditLog audit;
    private final TenantTransaction transaction;
    private final Clock clock;
    private final Map<Source, Map<What, Seen>> seen = new HashMap<>();

    SecurityRecords(AuditLog audit, TenantTransaction transaction, Clock clock) {
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Records in the transaction of the tenant, or in a new one if there is none. */
    public void record(TenantId tenant, String kind, @Nullable PersonId actor, Map<String, String> details) {
        Source source = new Source(tenant, actor);
        first(source, new What(kind, Map.copyOf(Origin.added(details))))
                .ifPresent(what -> append(source, what.kind(), what.details()));
    }

    /** Records that a person was refused something, or asked for something that does not exist for them. */
    public void refused(TenantId tenant, PersonId person, String what, String id) {
        record(tenant, "access.refused", person, Map.of("what", what, "id", id));
    }

    private void append(Source source, String kind, Map<String, String> details) {
        transaction.run(
                source.tenant(),
                () -> audit.append(source.tenant(), new AuditEvent(kind, source.actor(), null, details)));
    }

    /** What to write now; empty if it is only counted. */
    private synchronized Optional<What> first(Source source, What asked) {
        Map<What, Seen> known = seen.computeIfAbsent(source, fresh -> new HashMap<>());
        What what = known.containsKey(asked) || known.size() < MOST_OF_ONE
                ? asked
                : new What(asked.kind(), Map.of("what", "other"));
        Instant now = clock.instant();
        Seen before = known.get(what);
        if (before == null) {
            known.put(what, new Seen(now.plus(WINDOW), 0));
            return Optional.of(what);
        }
        known.put(what, new Seen(before.until(), before.more() + 1));
        return Optional.empty();
    }

    /** Writes at once what was counted of this kind, for somebody who is told of it and looks. Counting goes on. */
    public void writeCounts(TenantId tenant, String kind) {
        write(taken(tenant, kind));
    }

    /** Writes the counts whose ten minutes are over, or all of them. */
    void writeCounts(boolean all) {
        write(taken(all));
    }

    private void write(List<Repeated> counts) {
        for (Repeated repeated : counts) {
            Map<String, String> details = new TreeMap<>(repeated.what().details());
            details.put("more", Long.toString(repeated.more()));
            try {
                append(repeated.source(), repeated.what().kind(), details);
            } catch (RuntimeException failed) {
                LOG.warn(
                        "{} more of {} are not in the audit log of tenant {}",
                        repeated.more(),
                        repeated.what().kind(),
                        repeated.source().tenant(),
                        failed);
            }
        }
    }

    private synchronized List<Repeated> taken(TenantId tenant, String kind) {
        List<Repeated> taken = new ArrayList<>();
        seen.forEach((source, known) -> {
            if (source.tenant().equals(tenant)) {
                known.replaceAll((what, count) -> {
                    if (!what.kind().equals(kind) || count.more() == 0) {
                        return count;
                    }
                    taken.add(new Repeated(source, what, count.more()));
                    return new Seen(count.until(), 0);
                });
            }
        });
        return taken;
    }

    private synchronized List<Repeated> taken(boolean all) {
        Instant now = clock.instant();
        List<Repeated> taken = new ArrayList<>();
        seen.forEach((source, known) -> known.entrySet().removeIf(entry -> {
            boolean over = all || !entry.getValue().until().isAfter(now);
            if (over && entry.getValue().more() > 0) {
                taken.add(new Repeated(source, entry.getKey(), entry.getValue().more()));
            }
            return over;
        }));
        seen.values().removeIf(Map::isEmpty);
        return taken;
    }
}
