package dev.countersign.audit;

import dev.countersign.audit.Verification.Broken;
import dev.countersign.audit.Verification.Fault;
import dev.countersign.audit.Verification.Intact;
import dev.countersign.tenant.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes along a tenant's chain, entry by entry, and compares it with what the outside knows of it. Holds no entry. */
final class ChainCheck {

    private final TenantId tenant;
    private final AuditSigner signer;
    private final Known known;
    private Head last;
    private long unsigned;

    private ChainCheck(TenantId tenant, AuditSigner signer, Known known, Head last, long unsigned) {
        this.tenant = tenant;
        this.signer = signer;
        this.known = known;
        this.last = last;
        this.unsigned = unsigned;
    }

    static ChainCheck ofWhole(TenantId tenant, AuditSigner signer, Known known) {
        return new ChainCheck(tenant, signer, known, Head.EMPTY, 0);
    }

    /** Of what follows the anchor. What was replaced before it is for a check of the whole to find. */
    static ChainCheck after(Anchor anchor, AuditSigner signer, Known known) {
        return new ChainCheck(anchor.tenant(), signer, known, anchor.head(), anchor.unsigned());
    }

    /** The last entry that was found to be right. */
    Head last() {
        return last;
    }

    /** Answers what is wrong with the next entry. */
    Optional<Broken> next(AuditEntry entry) {
        long expected = last.sequence() + 1;
        if (entry.sequence() != expected) {
            return broken(Fault.MISSING);
        }
        if (!entry.previous().equals(last.hash()) || !entry.hash().equals(AuditChain.hash(entry))) {
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
        return Optional.empty();
    }

    /** After the last entry: whether it is the one that the database's own head and the anchor promise. */
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
     * @param anchor null where none is known
     * @param anchored how many entries the database says were anchored; 0 where anchors cannot be read back
     * @param unsigned how many unsigned entries a chain may begin with
     * @param mayEndUnsigned whether a chain without any signed entry may be right
     */
    record Known(@Nullable Anchor anchor, long anchored, long unsigned, boolean mayEndUnsigned) {

        boolean mayBeUnsigned(long sequence) {
            return sequence <= unsigned;
        }
    }
}
