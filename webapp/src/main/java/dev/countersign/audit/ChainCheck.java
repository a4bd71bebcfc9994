package dev.countersign.audit;

import dev.countersign.audit.Verification.Broken;
import dev.countersign.audit.Verification.Fault;
import dev.countersign.audit.Verification.Intact;
import dev.countersign.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks the chain of a tenant entry by entry, against what is known outside the database. Keeps no entries. */
final class ChainCheck {

    /** The content of an entry that was removed. */
    private static final String NOTHING = "{}";

    private final TenantId tenant;
    private final AuditSigner signer;
    private final Known known;
    private final RemovedEntries removed;
    private Head last;
    private long unsigned;

    private ChainCheck(
            TenantId tenant, AuditSigner signer, Known known, RemovedEntries removed, Head last, long unsigned) {
        this.tenant = tenant;
        this.signer = signer;
        this.known = known;
        this.removed = removed;
        this.last = last;
        this.unsigned = unsigned;
    }

    static ChainCheck ofWhole(TenantId tenant, AuditSigner signer, Known known) {
        return new ChainCheck(tenant, signer, known, new RemovedEntries(true), Head.EMPTY, 0);
    }

    /** Checks only the entries after the anchor; only a check of the whole chain finds changes before it. */
    static ChainCheck after(Anchor anchor, AuditSigner signer, Known known) {
        return new ChainCheck(
                anchor.tenant(), signer, known, new RemovedEntries(false), anchor.head(), anchor.unsigned());
    }

    /** The last entry that was checked and is valid. */
    Head last() {
        return last;
    }

    /** Checks the next entry. Returns what is wrong with it. */
    Optional<Broken> next(AuditEntry entry) {
        long expected = last.sequence() + 1;
        if (entry.sequence() != expected) {
            return broken(Fault.MISSING);
        }
        UUID removal = entry.removal();
        boolean isWhole = removal == null
                ? entry.hash().equals(AuditChain.hash(entry))
                : entry.content().equals(NOTHING) && entry.signature() != null;
        if (!entry.previous().equals(last.hash()) || !isWhole) {
            return broken(Fault.ALTERED);
        }
        Signature signature = entry.signature();
        if (signature == null) {
            if (unsigned != last.sequence() || !known.mayBeUnsigned(expected)) {
                return broken(Fault.UNSIGNED);
            }
            unsigned++;
        } else if (!signer.isOurs(tenant, entry.hash(), signature)) {
            return broken(Fault.FORGED);
        }
        Anchor anchor = known.anchor();
        if (anchor != null
                && anchor.head().sequence() == expected
                && !anchor.head().hash().equals(entry.hash())) {
            return broken(Fault.REPLACED);
        }
        last = new Head(expected, entry.hash());
        if (removal != null) {
            removed.add(removal, entry);
        }
        return removed.prove(entry);
    }

    /** The entries whose content was removed, as far as none of those before explains it. */
    RemovedEntries removed() {
        return removed;
    }

    /** Whether an entry is ours, wherever it stands in the chain. */
    boolean isOurs(AuditEntry entry) {
        Signature signature = entry.signature();
        return entry.removal() == null
                && signature != null
                && entry.hash().equals(AuditChain.hash(entry))
                && signer.isOurs(tenant, entry.hash(), signature);
    }

    /** Called after the last entry: checks it against the head in the database and against the anchor. */
    Verification end(Head head) {
        Anchor anchor = known.anchor();
        if (!last.equals(head) || (anchor != null && anchor.head().sequence() > last.sequence())) {
            return new Broken(Math.min(last.sequence(), head.sequence()) + 1, Fault.CUT_OFF);
        }
        if (known.anchored() > (anchor == null ? 0 : anchor.head().sequence())) {
            return new Broken(known.anchored(), Fault.ANCHOR_MISSING);
        }
        if (unsigned > 0 && unsigned == last.sequence() && !known.mayEndUnsigned()) {
            return new Broken(1, Fault.UNSIGNED);
        }
        return new Intact(last.sequence(), unsigned, last.hash());
    }

    private Optional<Broken> broken(Fault fault) {
        return Optional.of(new Broken(last.sequence() + 1, fault));
    }

    /**
     * What a chain is compared with.
     *
     * @param anchor null if none is known
     * @param anchored how many entries are anchored, as recorded in the database; 0 if anchors cannot be read back
     * @param unsigned how many unsigned entries a chain may begin with
     * @param mayEndUnsigned whether a chain with unsigned entries only may be valid
     */
    record Known(@Nullable Anchor anchor, long anchored, long unsigned, boolean mayEndUnsigned) {

        boolean mayBeUnsigned(long sequence) {
            return sequence <= unsigned;
        }
    }
}
