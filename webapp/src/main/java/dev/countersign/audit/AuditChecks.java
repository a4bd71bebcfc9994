package dev.countersign.audit;

import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Checks chains and what they have recorded, step by step or completely. The caller checks who may see the result. */
@Component
class AuditChecks {

    static final int PAGE = 2_000;

    private final Anchors anchors;
    private final AuditSigner signer;
    private final AuditRepository entries;
    private final TenantTransaction transaction;
    private final ObjectProvider<RecordedDecisions> decisions;
    private final ObjectProvider<RecordedRemovals> removals;

    AuditChecks(
            Anchors anchors,
            AuditSigner signer,
            AuditRepository entries,
            TenantTransaction transaction,
            ObjectProvider<RecordedDecisions> decisions,
            ObjectProvider<RecordedRemovals> removals) {
        this.anchors = anchors;
        this.signer = signer;
        this.entries = entries;
        this.transaction = transaction;
        this.decisions = decisions;
        this.removals = removals;
    }

    /** Begins with the first entry, and compares with the log what it has recorded elsewhere. */
    TenantCheck begin(TenantId tenant) {
        TenantCheck check = TenantCheck.begin(tenant, false, anchors, signer, entries, transaction)
                .with(new StoriesCheck(tenant, entries));
        decisions.ifAvailable(recorded -> check.with(new DecisionsCheck(recorded)));
        removals.ifAvailable(recorded -> check.with(new RemovalsCheck(recorded)));
        return check;
    }

    Verification whole(TenantId tenant) {
        return finish(begin(tenant));
    }

    Verification sinceAnchor(TenantId tenant) {
        return finish(TenantCheck.begin(tenant, true, anchors, signer, entries, transaction));
    }

    /** Present when the check has ended. */
    Optional<Verification> step(TenantCheck check, int most) {
        return anchors instanceof UnreadableAnchors
                ? Optional.of(new Verification.Broken(1, Verification.Fault.ANCHORS_UNREADABLE))
                : check.step(most);
    }

    private Verification finish(TenantCheck check) {
        Optional<Verification> found = Optional.empty();
        while (found.isEmpty()) {
            found = step(check, PAGE);
        }
        return found.get();
    }
}
