package dev.countersign.audit;

import dev.countersign.audit.AuditRepository.End;
import dev.countersign.audit.Verification.Broken;
import dev.countersign.audit.Verification.Fault;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The check of one chain and of what it has recorded elsewhere, in steps. Each step reads a page in a transaction of its own, so that no snapshot is held for long and no writer waits.
 * Entries written after the check began are not part of it.
 */
final class TenantCheck {

    private final TenantId tenant;
    private final AuditRepository entries;
    private final TenantTransaction transaction;
    private final ChainCheck check;
    private final End end;
    private final Deque<PartOfCheck> after = new ArrayDeque<>();
    private @Nullable RemovalsCheck removals;
    private @Nullable Verification chain;
    private long read;

    private TenantCheck(
            TenantId tenant, AuditRepository entries, TenantTransaction transaction, ChainCheck check, End end) {
        this.tenant = tenant;
        this.entries = entries;
        this.transaction = transaction;
        this.check = check;
        this.end = end;
    }

    /** Starts at the anchor if there is one and {@code sinceAnchor}, otherwise at the first entry. */
    static TenantCheck begin(
            TenantId tenant,
            boolean sinceAnchor,
            Anchors anchors,
            AuditSigner signer,
            AuditRepository entries,
            TenantTransaction transaction) {
        return transaction.call(tenant, () -> {
            // In this order, because anchors are written before the database records them, and entries before their
            // anchor.
            long anchored = entries.anchored(tenant);
            Anchor anchor = anchors.latest(tenant).orElse(null);
            End end = entries.end(tenant);
            boolean isLog = anchors instanceof AnchorLog;
            var known = new ChainCheck.Known(anchor, isLog ? 0 : anchored, mayBeUnsigned(anchors, anchor), !isLog);
            Anchor from = sinceAnchor ? start(anchor, isLog ? anchored : 0, tenant, signer, entries) : null;
            ChainCheck check =
                    from == null ? ChainCheck.ofWhole(tenant, signer, known) : ChainCheck.after(from, signer, known);
            return new TenantCheck(tenant, entries, transaction, check, end);
        });
    }

    private static long mayBeUnsigned(Anchors anchors, @Nullable Anchor anchor) {
        if (anchors instanceof AnchorLog || !anchors.isSealed()) {
            return Long.MAX_VALUE;
        }
        return anchor == null ? 0 : anchor.unsigned();
    }

    /** Anchors in the log are not read back after a restart. Then a check can start after an entry with our signature. */
    private static @Nullable Anchor start(
            @Nullable Anchor anchor, long anchored, TenantId tenant, AuditSigner signer, AuditRepository entries) {
        if (anchor != null || anchored == 0) {
            return anchor;
        }
        return entries.at(tenant, anchored)
                .filter(entry -> entry.signature() != null
                        && entry.hash().equals(AuditChain.hash(entry))
                        && signer.isOurs(tenant, entry.hash(), entry.signature()))
                .map(entry -> new Anchor(tenant, new Head(anchored, entry.hash()), 0))
                .orElse(null);
    }

    /** Compares this too, once the chain is intact. */
    TenantCheck with(PartOfCheck part) {
        after.add(part);
        return this;
    }

    /** Compares the list of what was removed with the entries as they are read. */
    TenantCheck with(RemovalsCheck list) {
        removals = list;
        return with((PartOfCheck) list);
    }

    TenantId tenant() {
        return tenant;
    }

    /** The number of rows checked so far. */
    long position() {
        return check.last().sequence()
                + read
                + after.stream().mapToLong(PartOfCheck::read).sum();
    }

    /** Present when the check has come to its end. */
    Optional<Verification> step(int most) {
        Verification intact = chain;
        if (intact != null) {
            return compare(intact, most);
        }
        Optional<Verification> found = stepOfChain(most);
        if (!after.isEmpty() && found.isPresent() && found.get() instanceof Verification.Intact) {
            chain = found.get();
            return Optional.empty();
        }
        return found;
    }

    private Optional<Verification> compare(Verification intact, int most) {
        PartOfCheck part = after.element();
        PartOfCheck.Progress progress = transaction.call(tenant, () -> part.step(most));
        if (!progress.ended()) {
            return Optional.empty();
        }
        read += part.read();
        after.remove();
        return progress.found().or(() -> after.isEmpty() ? Optional.of(intact) : Optional.empty());
    }

    private Optional<Verification> stepOfChain(int most) {
        long from = check.last().sequence();
        List<AuditEntry> page = from >= end.head().sequence()
                ? List.of()
                : transaction.call(
                        tenant, () -> entries.page(tenant, from, end.head().sequence(), most));
        for (AuditEntry entry : page) {
            Optional<Broken> broken = check.next(entry);
            if (broken.isPresent()) {
                return Optional.of(broken.get());
            }
        }
        Optional<Long> unlisted = transaction.call(
                tenant, () -> entries.unlisted(tenant, from, check.last().sequence()));
        if (unlisted.isPresent()) {
            return Optional.of(new Broken(unlisted.get(), Fault.UNLISTED));
        }
        Optional<Broken> unlike = unlikeList(page);
        if (unlike.isPresent()) {
            return Optional.of(unlike.get());
        }
        if (page.size() == most) {
            return Optional.empty();
        }
        proveLater();
        Optional<Broken> unproved = check.removed().unproved();
        if (unproved.isPresent()) {
            return Optional.of(unproved.get());
        }
        Verification found = check.end(end.head());
        return Optional.of(
                end.goesOn() && found instanceof Verification.Intact
                        ? new Broken(end.head().sequence() + 1, Fault.BEYOND_HEAD)
                        : found);
    }

    private Optional<Broken> unlikeList(List<AuditEntry> page) {
        RemovalsCheck list = removals;
        return list == null ? Optional.empty() : transaction.call(tenant, () -> list.unlike(page));
    }

    /** What was removed while the check ran is explained by an entry after its end. */
    private void proveLater() {
        long after = end.head().sequence();
        while (!check.removed().isProved()) {
            long from = after;
            List<AuditEntry> page =
                    transaction.call(tenant, () -> entries.page(tenant, from, Long.MAX_VALUE, AuditChecks.PAGE));
            page.stream().filter(check::isOurs).forEach(check.removed()::proveLater);
            if (page.size() < AuditChecks.PAGE) {
                return;
            }
            after = page.getLast().sequence();
        }
    }
}
